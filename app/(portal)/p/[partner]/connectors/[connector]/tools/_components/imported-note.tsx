import { Callout } from '@/app/_components/ui/callout'
import { plural } from '../../../_components/plural'

/** What an import came to, as the address carries it: counts alone. */
export interface ImportedQuery {
  added?: string
  updated?: string
  skipped?: string
}

const count = (text: string | undefined): number => (/^\d{1,5}$/.test(text ?? '') ? Number(text) : 0)

/** "14 tools added", after an import. */
export function ImportedNote({ query }: { query: ImportedQuery }) {
  if (query.added === undefined) return null
  const [added, updated, skipped] = [count(query.added), count(query.updated), count(query.skipped)]
  const said = [
    added > 0 && `${plural(added, 'tool')} added`,
    updated > 0 && `${plural(updated, 'tool')} brought up to date`,
  ]
  const title = said.filter(Boolean).join(', ') || 'Nothing was changed: the tools are as the document has them'
  return (
    <Callout tone="success" announce title={title}>
      {skipped > 0 && `${plural(skipped, 'operation')} could not be taken. The import says why.`}
    </Callout>
  )
}
