import { base64Bytes, type ResourceDefinition } from '@/lib/connectors/schema'
import { fromLines, toLines } from '../prompts/prompt-form'

export interface VariableForm {
  in: 'path' | 'query'
  sendAs: string
  /** One value a line. */
  values: string
}

/** A resource while it is typed; what the other kinds need is kept when the kind changes. */
export interface ResourceForm {
  kind: ResourceDefinition['kind']
  name: string
  title: string
  description: string
  mimeType: string
  uri: string
  text: string
  data: string
  uriTemplate: string
  path: string
  /** By the name of the blank. */
  variables: Record<string, VariableForm>
}

export const TYPES: Record<ResourceDefinition['kind'], string> = {
  text: 'text/markdown',
  file: 'application/octet-stream',
  template: 'application/json',
}

/** The blanks of a URI template, in order. */
export function blanksOf(uriTemplate: string): string[] {
  return [...new Set([...uriTemplate.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ''))]
}

export function variableOf(form: Pick<ResourceForm, 'variables'>, name: string): VariableForm {
  return form.variables[name] ?? { in: 'path', sendAs: '', values: '' }
}

const EMPTY: ResourceForm = {
  kind: 'text',
  name: '',
  title: '',
  description: '',
  mimeType: TYPES.text,
  uri: '',
  text: '',
  data: '',
  uriTemplate: '',
  path: '',
  variables: {},
}

export function toResourceForm(resource: ResourceDefinition | null): ResourceForm {
  if (!resource) return EMPTY
  if (resource.kind !== 'template') return { ...EMPTY, ...resource }
  const variables = resource.variables.map(({ name, sendAs = '', values, ...variable }) => {
    return [name, { ...variable, sendAs, values: toLines(values) }] as const
  })
  return { ...EMPTY, ...resource, variables: Object.fromEntries(variables) }
}

/** The resource that the form stands for, not yet checked. */
export function toResourceDefinition(form: ResourceForm): unknown {
  const { kind, name, title, description, mimeType, uri, text, data, uriTemplate, path } = form
  const shared = { kind, name, title, description, mimeType }
  if (kind === 'text') return { ...shared, uri, text }
  if (kind === 'file') return { ...shared, uri, data }
  const variables = blanksOf(uriTemplate).map((blank) => {
    const { sendAs, values, ...variable } = variableOf(form, blank)
    return { name: blank, ...variable, ...(sendAs.trim() && { sendAs }), values: fromLines(values) }
  })
  return { ...shared, uriTemplate, path, variables }
}

/** The first value that is offered; '' where none is. */
export function fromFirstLine(values: string): string {
  return fromLines(values)[0] ?? ''
}

const number = new Intl.NumberFormat('en')

/** How large a static resource is, in words. */
export function sizeInWords({ kind, text, data }: Pick<ResourceForm, 'kind' | 'text' | 'data'>): string {
  const bytes = kind === 'text' ? new TextEncoder().encode(text).length : base64Bytes(data)
  return bytes < 10_000 ? `${number.format(bytes)} bytes` : `${number.format(Math.round(bytes / 1000))} kB`
}
