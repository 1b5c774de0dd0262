import type { ConstantPlace, Pagination } from '@/lib/connectors/schema'

export interface ConstantForm {
  in: ConstantPlace
  name: string
  value: string
  /** The value it was opened with, as it is given back while its text stays. */
  stored?: unknown
}

export interface PaginationForm {
  kind: 'none' | Pagination['kind']
  parameter: string
  cursor: string
  items: string
  first: '0' | '1'
  pages: string
}

export interface PollingForm {
  on: boolean
  path: string
  done: string
  failed: string
  everySeconds: string
  forSeconds: string
}

/** What a call sends and does beyond its arguments, as it is typed. */
export interface CallForm {
  constants: ConstantForm[]
  bodyFrom: 'parameters' | 'template'
  bodyTemplate: string
  pagination: PaginationForm
  polling: PollingForm
}

export function emptyCallForm(): CallForm {
  return {
    constants: [],
    bodyFrom: 'parameters',
    bodyTemplate: '',
    pagination: { kind: 'none', parameter: '', cursor: '', items: '', first: '1', pages: '5' },
    polling: { on: false, path: '', done: '', failed: '', everySeconds: '2', forSeconds: '60' },
  }
}
