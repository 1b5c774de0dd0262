import { z } from 'zod'
import { ACCESS_MODES, type AccessMode, type AccessSettings, type LimitSettings, ScopeName } from './access-schema'
import { CONSTANT_LIMIT, Constant, JsonValue, Pagination, Polling, ResultShape } from './call-schema'
import { type Icon, Icons } from './icon-schema'
import type { PromptDefinition } from './prompt-schema'
import type { ResourceDefinition } from './resource-schema'

export { argumentOf, textPieces, usesCallValue, valuePlaceholders } from './call-placeholders'
export {
  CALL_VALUES,
  type CallValue,
  CONSTANT_LIMIT,
  CONSTANT_PLACES,
  Constant,
  type ConstantPlace,
  EXPRESSION_CHARACTERS,
  Pagination,
  POLLING_SECONDS,
  Polling,
  ResultShape,
  TEMPLATE_CHARACTERS,
} from './call-schema'
export { ICON_CHARACTERS, ICON_LIMIT, ICON_TOTAL_CHARACTERS, ICON_TYPES, Icon, Icons } from './icon-schema'
export { type InferredSchema, inferOutputSchema } from './infer-output-schema'
export {
  argumentPlaceholders,
  Base64,
  base64Bytes,
  COMPLETION_LIMIT,
  IMAGE_TYPES,
  PROMPT_IMAGE_BYTES,
  PROMPT_LIMIT,
  PROMPT_ROLES,
  PROMPT_TEXT_LIMIT,
  PromptArgument,
  PromptContent,
  PromptDefinition,
  PromptMessage,
  PromptName,
} from './prompt-schema'
export {
  RESOURCE_FILE_BYTES,
  RESOURCE_LIMIT,
  RESOURCE_TEXT_LIMIT,
  RESOURCE_TOTAL_CHARACTERS,
  ResourceDefinition,
  resourceAddress,
  type StaticResource,
  type TemplateResource,
  TemplateVariable,
} from './resource-schema'

export {
  groupsOf,
  inGroups,
  moveToGroup,
  placeBeside,
  stepTool,
  type ToolPosition,
} from './tool-order'

import { hoistDefinitions } from './hoist-definitions'

/** A JSON Schema 2020-12 object as the partner wrote it. What Claude's clients refuse is checked in check-tool-schema.ts. */
export type JsonSchema = { [keyword: string]: unknown }
export const JsonSchemaObject: z.ZodType<JsonSchema> = z.record(z.string(), z.unknown())

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof METHODS)[number]

export const PARAMETER_PLACES = ['path', 'query', 'header', 'cookie', 'body'] as const
export type ParameterPlace = (typeof PARAMETER_PLACES)[number]

/** How a value is written: OpenAPI's styles (RFC 6570), `json` for JSON as text, `file` for the bytes of a file argument. */
export const PARAMETER_STYLES = [
  'simple',
  'label',
  'matrix',
  'form',
  'spaceDelimited',
  'pipeDelimited',
  'tabDelimited',
  'deepObject',
  'json',
  'file',
] as const
export type ParameterStyle = (typeof PARAMETER_STYLES)[number]

/** `raw` sends the one whole-body parameter as it is: a text, or the bytes of a file. */
export const BODY_ENCODINGS = ['json', 'form', 'multipart', 'raw'] as const
export type BodyEncoding = (typeof BODY_ENCODINGS)[number]

export {
  ACCESS_MODES,
  AccessChange,
  type AccessMode,
  AccessSettings,
  type Admission,
  AUDIENCES,
  type Audience,
  DEFAULT_ENVIRONMENT,
  DEFAULT_SETTINGS,
  EnvironmentName,
  isMixed,
  isOfDomain,
  LimitSettings,
  ScopeName,
  UpstreamHost,
  UpstreamHosts,
} from './access-schema'

/** Claude calls a plugin's tool `mcp__plugin_<plugin>_<server>__<tool>`, and the whole may have 64 characters. */
export const TOOL_NAME_LIMIT = 64
export const PLUGIN_NAME_BUDGET = 49
/** The server's key in a generated plugin's .mcp.json; short, to leave room for tool names. */
export const PLUGIN_SERVER_KEY = 'api'
/** Claude Code cuts descriptions and server instructions here, in bytes. */
export const DESCRIPTION_BYTES = 2048

/** The full name Claude sees when the tool comes from the connector's plugin. */
export function pluginToolName(plugin: string, tool: string, server = PLUGIN_SERVER_KEY): string {
  return `mcp__plugin_${plugin}_${server}__${tool}`
}

/** The longest tool name that a plugin of this name, by default the connector's slug, has room for. */
export function toolNameRoom(plugin: string, server = PLUGIN_SERVER_KEY): number {
  return PLUGIN_NAME_BUDGET - server.length - plugin.length
}

export const SLUG_LIMIT = 24
/** Plugins carry the slug as their name, and Claude Code keeps these words for its own (plugins of either name do not load). */
const RESERVED_WORD = /(^|-)(claude|anthropics?)(-|$)|^cc-plugin-/
/** Windows cannot make a folder of such a name. */
const DEVICE_NAME = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/
export const Slug = z
  .string()
  .trim()
  .min(2, 'Use at least 2 characters')
  .max(SLUG_LIMIT, `Use at most ${SLUG_LIMIT} characters; the rest is needed for tool names`)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lowercase letters, digits and single hyphens')
  .refine((slug) => !RESERVED_WORD.test(slug), 'Leave out "claude" and "anthropic"; plugins of such a name do not load')
  .refine((slug) => !DEVICE_NAME.test(slug), 'Windows has no folder of this name. Choose another.')
  // The portal's own page for a connector that is not there yet.
  .refine((slug) => slug !== 'new', '"new" is a page of this portal. Choose another.')

export const ToolName = z
  .string()
  .trim()
  .min(1, 'A tool needs a name')
  .max(TOOL_NAME_LIMIT, `Use at most ${TOOL_NAME_LIMIT} characters`)
  .regex(/^[a-zA-Z0-9_-]+$/, 'Use letters, digits, underscores and hyphens')

const MediaType = z
  .string()
  .trim()
  .max(200)
  .regex(
    /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;\s*[\w-]+=("[^"\\\r\n]*"|[\w!#$&^.+:'*-]+))*$/,
    'Write a media type such as image/png',
  )

export const Parameter = z.object({
  /** The property Claude fills in. Claude drops a whole tool over a name outside this pattern. */
  name: z
    .string()
    .trim()
    .min(1, 'A parameter needs a name')
    .regex(/^[a-zA-Z0-9_.-]{1,64}$/, 'Use letters, digits, underscores, dots and hyphens, at most 64'),
  in: z.enum(PARAMETER_PLACES),
  required: z.boolean().default(false),
  description: z.string().trim().max(1024, 'Use at most 1,024 characters').default(''),
  schema: JsonSchemaObject.default({ type: 'string' }),
  /** The name the API expects where it differs, e.g. `filter[status]`. */
  sendAs: z.string().trim().min(1).max(128).optional(),
  /** Without a style a list repeats its name (in a header: joined by commas), and an object is sent as JSON. */
  style: z.enum(PARAMETER_STYLES).optional(),
  /** Whether each item or property stands alone. Without it: as OpenAPI has it, true for `form` and false for the rest. */
  explode: z.boolean().optional(),
  /** Leaves characters such as `/` and `:` of a query value as they are. */
  allowReserved: z.boolean().optional(),
  /** The value is the body, not a property of it. Such a tool has one body parameter. */
  wholeBody: z.boolean().optional(),
  /** The media type of this part of a multipart body. */
  contentType: MediaType.optional(),
})
export type Parameter = z.infer<typeof Parameter>

/** MCP's hints about what calling the tool does. */
export const Annotations = z.object({
  readOnlyHint: z.boolean(),
  destructiveHint: z.boolean(),
  idempotentHint: z.boolean(),
  openWorldHint: z.boolean(),
})
export type Annotations = z.infer<typeof Annotations>

export const ToolDefinition = z.object({
  name: ToolName,
  title: z.string().trim().min(1, 'People see the title; give one').max(100, 'Use at most 100 characters'),
  description: z
    .string()
    .trim()
    .min(1, 'Claude reads this to decide when to call the tool')
    .refine(
      (text) => new TextEncoder().encode(text).length <= DESCRIPTION_BYTES,
      'Use at most 2 KB; Claude cuts the rest',
    ),
  method: z.enum(METHODS),
  path: z.string().trim().regex(/^\//, 'Start with a slash').max(2000),
  parameters: z.array(Parameter).max(100).default([]),
  bodyEncoding: z.enum(BODY_ENCODINGS).default('json'),
  /** Sent instead of the media type that belongs to the encoding, e.g. `application/merge-patch+json`. */
  contentType: MediaType.optional(),
  annotations: Annotations,
  /** Replaces the schema built from the parameters. Properties that are no parameter go to the body, or to the query for GET and DELETE. */
  inputSchema: JsonSchemaObject.optional(),
  outputSchema: JsonSchemaObject.optional(),
  /** Sent with every call, beside the arguments. */
  constants: z.array(Constant).max(CONSTANT_LIMIT, `Use at most ${CONSTANT_LIMIT} constants`).optional(),
  /**
   * The body as it is sent, with `{{arguments.name}}` where an argument belongs: JSON, or a text where the encoding is `raw`. A text
   * that is nothing but a placeholder becomes the value itself, and is left out with its key where there is none.
   */
  bodyTemplate: JsonValue.optional(),
  pagination: Pagination.optional(),
  polling: Polling.optional(),
  result: ResultShape.optional(),
  icons: Icons.optional(),
  /** Former names. Calls by them still work; lists show the name alone. */
  aliases: z.array(ToolName).max(10, 'Use at most 10 former names').optional(),
  /** Kept, and not served. */
  hidden: z.boolean().optional(),
  /** A heading on the partner's own pages; Claude does not see it. */
  group: z.string().trim().max(60, 'Use at most 60 characters').optional(),
  /** Answers without sign-in, where the connector asks for it only when needed. */
  open: z.boolean().optional(),
  /** Needs this scope of the connector's own beside reading or writing: `<slug>:<scope>`. */
  scope: ScopeName.optional(),
  /** Calls of this tool in a minute, by everyone. Absent: what the connector's limits say. */
  callsPerMinute: z
    .number('Write a whole number, like 60')
    .int('Write a whole number, like 60')
    .min(1, 'Use at least 1')
    .max(100_000, 'Use at most 100,000')
    .optional(),
})
export type ToolDefinition = z.infer<typeof ToolDefinition>

/** Where an imported tool comes from, and what the import made of it: what differs from that, the partner has edited. */
export const ToolOrigin = z.object({
  /** openapi, postman, har or curl. */
  kind: z.string(),
  /** `GET /orders/{id}`, as the document has it. */
  operation: z.string(),
  imported: ToolDefinition,
})
export type ToolOrigin = z.infer<typeof ToolOrigin>

/** The annotations a method suggests. Writes count as destructive unless they only add: a wrong prompt costs less than a missing one. */
export function proposeAnnotations(method: Method): Annotations {
  const readOnly = method === 'GET'
  return {
    readOnlyHint: readOnly,
    destructiveHint: !readOnly,
    idempotentHint: method !== 'POST' && method !== 'PATCH',
    openWorldHint: true,
  }
}

/** Read, Write or Destructive: the badge of a tool, and whether it needs the write scope. */
export function toolKind(annotations: Annotations): 'Read' | 'Write' | 'Destructive' {
  if (annotations.readOnlyHint) return 'Read'
  return annotations.destructiveHint ? 'Destructive' : 'Write'
}

/** The names in braces of a path such as `/orders/{id}`, in order. */
export function pathPlaceholders(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] as string)
}

/** The input schema Claude is given: the partner's own, or one built from the parameters. */
export function toolInputSchema(tool: Pick<ToolDefinition, 'parameters' | 'inputSchema'>): JsonSchema {
  if (tool.inputSchema) return tool.inputSchema
  const { properties, $defs } = hoistDefinitions(
    tool.parameters.map(({ name, schema, description }) => [name, description ? { ...schema, description } : schema]),
  )
  const required = tool.parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name)
  return {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
    ...(Object.keys($defs).length > 0 && { $defs }),
  }
}

/** What a release freezes. Access and credential are settings outside it: they act at once. */
export interface ReleaseSnapshot {
  name: string
  description: string
  baseUrl: string
  /** What the server tells Claude about itself; empty stands for the description. */
  instructions: string
  /** Absent: none. */
  icons?: Icon[]
  tools: ToolDefinition[]
  prompts: PromptDefinition[]
  resources: ResourceDefinition[]
}

/** A published connector as the endpoint needs it. */
export interface LiveConnector {
  id: string
  partnerId: string
  slug: string
  access: AccessMode
  accessSettings: AccessSettings
  /** Whose credential, and base URL where it has one, calls go out with. */
  environment: string
  /** Hosts that a call may go on to, beside the base URL's own. */
  upstreamHosts: string[]
  limits: LimitSettings
  release: number
  snapshot: ReleaseSnapshot
}

/** Server instructions. Clients cut them after 2 KB. */
export const Instructions = z
  .string()
  .trim()
  .refine(
    (text) => new TextEncoder().encode(text).length <= DESCRIPTION_BYTES,
    'Use at most 2 KB; Claude cuts the rest',
  )

export const NewConnector = z.object({
  name: z.string().trim().min(1, 'Give the connector a name').max(100, 'Use at most 100 characters'),
  slug: Slug,
  description: z
    .string()
    .trim()
    .min(1, 'Say in a sentence what the API offers')
    .max(2000, 'Use at most 2,000 characters'),
  baseUrl: z.string().trim().min(1, 'Give the address all paths start from').max(2000),
  access: z.enum(ACCESS_MODES).default('open'),
})
export type NewConnector = z.infer<typeof NewConnector>

/** What can be changed of a connector; the slug stays, because plugins and clients point at it. */
export const ConnectorDetails = NewConnector.omit({ slug: true })
export type ConnectorDetails = z.infer<typeof ConnectorDetails>
