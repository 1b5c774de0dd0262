'use client'

import { useWatch } from 'react-hook-form'
import { Disclosure } from '@/app/_components/ui/card'
import type { PaginationForm } from '../_form/call-form'
import type { ToolForm } from '../_form/form-model'
import { InputField, SelectField } from './form-fields'

const HELP: Record<PaginationForm['kind'], [words: string, example?: string]> = {
  none: ['One call is one request.'],
  page: ['The pages are counted.', '?page=2'],
  offset: ['Each request skips what was read.', '?offset=50'],
  cursor: ['The answer names the next page.', '?after=abc'],
  link: ['The answer has a Link header.', 'rel="next"'],
}

function KindHelp({ kind }: { kind: PaginationForm['kind'] }) {
  const [words, example] = HELP[kind]
  return (
    <>
      {words} {example && <code className="whitespace-nowrap">{example}</code>}
    </>
  )
}

/** Reads several pages of a list as one result. */
export function PagesFields() {
  const kind = useWatch<ToolForm, 'pagination.kind'>({ name: 'pagination.kind' })
  return (
    <Disclosure summary={kind === 'none' ? 'Several pages' : 'Several pages · on'}>
      <div className="flex flex-col gap-4">
        <p className="max-w-prose text-xs text-muted-foreground">
          Some APIs give a long list in pages. Portico can read some of them in one call and give Claude one list.
        </p>
        <SelectField path="pagination.kind" label="Next page" help={<KindHelp kind={kind} />} className="sm:w-1/2">
          <option value="none">Is not read</option>
          <option value="page">By page number</option>
          <option value="offset">By the items to skip</option>
          <option value="cursor">By a cursor in the answer</option>
          <option value="link">By the Link header</option>
        </SelectField>
        {kind !== 'none' && <PageFields kind={kind} />}
      </div>
    </Disclosure>
  )
}

const EXAMPLES = { page: 'page', offset: 'offset', cursor: 'after' }

function PageFields({ kind }: { kind: Exclude<PaginationForm['kind'], 'none'> }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {kind !== 'link' && (
        <InputField
          path="pagination.parameter"
          label="Page parameter"
          mono
          placeholder={EXAMPLES[kind]}
          autoCapitalize="none"
          help="As the API calls it. With a parameter of this name, Claude can ask for a page itself."
        />
      )}
      {kind === 'cursor' && (
        <InputField
          path="pagination.cursor"
          label="Cursor in the answer"
          mono
          placeholder="meta.next_cursor"
          help="Where the answer names the next page, as JMESPath."
        />
      )}
      {kind === 'page' && (
        <SelectField path="pagination.first" label="Counted from">
          <option value="1">1</option>
          <option value="0">0</option>
        </SelectField>
      )}
      <InputField
        path="pagination.items"
        label="List in the answer"
        optional
        mono
        placeholder="data"
        help="Where the list is. Empty: the whole answer is the list."
      />
      <InputField
        path="pagination.pages"
        label="Pages at most"
        inputMode="numeric"
        help="2 to 20. Reading stops before that where one result is full."
      />
    </div>
  )
}
