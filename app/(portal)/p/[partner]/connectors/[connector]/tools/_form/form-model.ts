import type { Annotations, BodyEncoding, Method, Parameter, ParameterPlace } from '@/lib/connectors/schema'
import type { CallForm } from './call-form'
import type { ResultForm } from './result-form'
import { emptySchema, type SchemaForm } from './schema-form'

export interface ParameterForm {
  name: string
  in: ParameterPlace
  required: boolean
  description: string
  sendAs: string
  schema: SchemaForm
  /** How the value is written on the wire. */
  wire: Pick<Parameter, 'style' | 'explode' | 'allowReserved' | 'wholeBody' | 'contentType'>
}

/** A tool as it is typed, half-finished or not. */
export interface ToolForm extends CallForm {
  name: string
  title: string
  description: string
  method: Method
  path: string
  parameters: ParameterForm[]
  bodyEncoding: BodyEncoding
  contentType: string
  annotations: Annotations
  /** Set by hand, so that another method no longer changes them. */
  annotationsKept: boolean
  result: ResultForm
  inputSchema: SchemaForm
  outputSchema: SchemaForm
  /** Former names. */
  aliases: string[]
  group: string
  hidden: boolean
  /** Answers without sign-in, where the connector asks for it only when needed. */
  open: boolean
  /** Of the connector's own; empty for none. */
  scope: string
  /** As typed; empty for none. */
  callsPerMinute: string
}

/** A parameter nobody has described yet. */
export function emptyParameter(place: ParameterPlace, name = ''): ParameterForm {
  return { name, in: place, required: place === 'path', description: '', sendAs: '', schema: emptySchema(), wire: {} }
}
