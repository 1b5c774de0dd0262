import type { JsonSchema, Method, Parameter, ToolDefinition } from '@/lib/connectors/schema'
import type { CredentialProposal } from './propose-security'
import type { TemplatePart } from './template-path'

/** A parameter as requests show it. */
export interface SampleParameter {
  in: Exclude<Parameter['in'], 'path'>
  /** The name the API knows. */
  wire: string
  /** What it was in each request that had it. */
  values: unknown[]
  required: boolean
  description?: string
  /** Instead of what the values suggest. */
  schema?: JsonSchema
  /** Sent where Claude gives none. */
  fallback?: string
  rules?: Pick<Parameter, 'style' | 'explode' | 'wholeBody' | 'contentType'>
}

export interface SampleBody {
  encoding: ToolDefinition['bodyEncoding']
  contentType?: string
  parameters: SampleParameter[]
  /** The fixed part of the body, by the names on the wire: placeholders are written once the arguments have theirs. */
  template?: { query: string; operationName?: string; variables: string[] }
}

/** An operation as one request, or several of its kind, show it. */
export interface SampleOperation {
  /** What the document calls it, in words that a tool's name may be made of; '' for none. */
  id: string
  method: Method
  /** `https://api.acme.test`, or `{{baseUrl}}` where the document leaves it open. */
  origin: string
  /** The whole path. */
  parts: TemplatePart[]
  /** How many of them belong to the base URL. */
  prefixLength: number
  query: SampleParameter[]
  headers: SampleParameter[]
  body: SampleBody
  summary: string
  description: string
  tags: string[]
  /** Descriptions of path parameters. */
  pathDescriptions?: Record<string, string>
  readOnly: boolean
  outputSchema?: JsonSchema
  credentials: Pick<CredentialProposal, 'kind' | 'name' | 'value' | 'oauth'>[]
  notes: string[]
}

export const NO_BODY: SampleBody = { encoding: 'json', parameters: [] }
