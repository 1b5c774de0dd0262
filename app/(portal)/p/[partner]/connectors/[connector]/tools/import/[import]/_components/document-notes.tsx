import { Callout } from '@/app/_components/ui/callout'
import { TextLink } from '@/app/_components/ui/text-link'
import type { FoundImport } from '@/lib/definitions/schema'

const CREDENTIALS: Record<string, (name: string) => string> = {
  header: (name) => `a key in ${name}`,
  query: (name) => `a key in the query, as ${name}`,
  basic: () => 'a user name and a password',
  bearer: () => 'a token in Authorization',
}

interface DocumentNotesProps {
  found: FoundImport
  baseUrl: string
  hasCredential: boolean
  /** The connector's first page. */
  here: string
}

/** Where the document and the connector are not of one mind, and what the API asks for. */
export function DocumentNotes({ found, baseUrl, hasCredential, here }: DocumentNotesProps) {
  const asked = [...new Set(found.credentials.map(({ kind, name }) => CREDENTIALS[kind]?.(name)).filter(Boolean))]
  return (
    <>
      {found.elsewhere && (
        <Callout tone="warning" title={<span className="break-all">The document describes {found.elsewhere}</span>}>
          <p>
            The tools call <code className="break-all">{baseUrl}</code>.{' '}
            <TextLink href={`${here}/settings`}>Change the base URL</TextLink>
          </p>
        </Callout>
      )}
      {asked.length > 0 && !hasCredential && (
        <Callout title={`The API asks for ${asked.slice(0, 3).join(', or ')}`}>
          <p>
            Store it once, and every call carries it. Claude never sees it.{' '}
            <TextLink href={`${here}/access`} target="_blank">
              Open Access in a new tab
            </TextLink>
          </p>
        </Callout>
      )}
    </>
  )
}
