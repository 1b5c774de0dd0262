import { z } from 'zod'
import {
  AccessChange,
  Annotations,
  EnvironmentName,
  Icons,
  Instructions,
  LimitSettings,
  NewConnector,
  Parameter,
  PromptDefinition,
  ResourceDefinition,
  Slug,
  ToolDefinition,
  UpstreamHosts,
} from '@/lib/connectors/schema'
import { IMPORT_KINDS } from '@/lib/imports/schema'
import { CredentialInput } from '@/lib/upstream/schema'

const TOOL_LIMIT = 2_000

const [None, Header, Query, Basic, Bearer, ClientCredentials, UserKey] = CredentialInput.options

/** How a credential's value is spoken of where it must not be written. */
const ValueFrom = z
  .string()
  .max(128)
  .regex(/^[A-Z_][A-Z0-9_]*_CREDENTIAL$/, 'Name an environment variable that ends in _CREDENTIAL')
  .optional()
  .meta({ description: 'The environment variable that `portico apply` reads the value from. Never the value itself.' })

const value = Bearer.shape.value
  .optional()
  .meta({ description: 'Taken on write and never given back. Left out: the stored value stays.', writeOnly: true })

/** What the connector shows the API. Without `value` the stored one stays. */
export const CredentialDefinition = z.discriminatedUnion('kind', [
  None,
  Header.extend({ value, valueFrom: ValueFrom }),
  Query.extend({ value, valueFrom: ValueFrom }),
  Basic.extend({ value, valueFrom: ValueFrom }),
  Bearer.extend({ value, valueFrom: ValueFrom }),
  ClientCredentials.extend({ value, valueFrom: ValueFrom }),
  UserKey,
])
export type CredentialDefinition = z.infer<typeof CredentialDefinition>

/** One environment beside others. */
export const EnvironmentDefinition = z.object({
  baseUrl: NewConnector.shape.baseUrl.optional().meta({ description: 'Left out: the connector’s own.' }),
  credential: CredentialDefinition.optional().meta({
    description: 'Left out: as it is. That of the environment that is served stands at the top.',
  }),
})
export type EnvironmentDefinition = z.infer<typeof EnvironmentDefinition>

/** A parameter as it is written: a path parameter need not say that it is required. */
const ParameterEntry = z.object({ ...Parameter.shape, required: z.boolean().optional() })

/** A tool as it is written: title and annotations may be left out, and are then what name and method suggest. */
export const ToolEntry = z.object({
  ...ToolDefinition.shape,
  title: ToolDefinition.shape.title.optional(),
  parameters: z.array(ParameterEntry).max(100).default([]),
  annotations: Annotations.partial().default({}),
})
export type ToolEntry = z.infer<typeof ToolEntry>

/** One connector in one file: everything that makes its releases, and its settings. Never a secret. */
export const ConnectorDefinition = z
  .object({
    version: z
      .literal(1, 'This portal reads version 1')
      .default(1)
      .meta({ description: 'The version of this format.' }),
    slug: Slug.optional().meta({ description: 'In the address /mcp/<slug>. It stays for good.' }),
    name: NewConnector.shape.name,
    description: NewConnector.shape.description,
    baseUrl: NewConnector.shape.baseUrl.meta({ description: 'The address that all paths of the tools start from.' }),
    instructions: Instructions.default('').meta({
      description: 'What the server tells Claude about itself. Empty: the description.',
    }),
    icons: Icons.default([]).meta({
      description: 'What people see beside the name: https addresses, or small images as data: addresses.',
    }),
    access: AccessChange.optional().meta({
      description:
        'Who may connect. Acts at once. Left out, as a whole or a part of it: as it is, or open for a new connector.',
    }),
    credential: CredentialDefinition.optional().meta({
      description: 'Of the environment that is served. Acts at once. Left out: as it is.',
    }),
    environment: EnvironmentName.optional().meta({
      description: 'The environment that is served. Acts at once. Left out: as it is.',
    }),
    environments: z.record(EnvironmentName, EnvironmentDefinition).optional().meta({
      description:
        'All environments by their name. Others are removed, but for the one that is served. Left out: as they are.',
    }),
    upstreamHosts: UpstreamHosts.optional().meta({
      description:
        'Hosts that redirects, next pages and jobs may lead to, beside the base URL’s own. Acts at once. Left out: as they are.',
    }),
    limits: LimitSettings.optional().meta({
      description: 'How many calls the connector lets through. Acts at once. Left out: as it is.',
    }),
    tools: z.array(ToolEntry).max(TOOL_LIMIT).default([]),
    prompts: z.array(PromptDefinition).max(TOOL_LIMIT).default([]),
    resources: z.array(ResourceDefinition).max(TOOL_LIMIT).default([]),
  })
  .meta({ title: 'Portico connector', description: 'A connector of Portico, as a file. See docs/definition-files.md.' })
export type ConnectorDefinition = z.infer<typeof ConnectorDefinition>
/** A definition as it may be written, before defaults. */
export type WrittenDefinition = z.input<typeof ConnectorDefinition>

export const DEFINITION_FORMATS = ['yaml', 'json'] as const
export type DefinitionFormat = (typeof DEFINITION_FORMATS)[number]

/** Where the published JSON Schema is served. */
export const DEFINITION_SCHEMA_PATH = '/schemas/connector.v1.json'

export { IMPORT_KINDS, type ImportKind } from '@/lib/imports/schema'
export {
  DOCUMENT_CHARACTERS,
  type FieldDifference,
  type FoundImport,
  type FoundOperation,
  type FoundServer,
  ImportChoice,
  ImportChoices,
  type ImportView,
  NewImport,
  OPERATION_STATES,
  type OperationState,
} from './import-schema'

export const ImportInput = z
  .object({
    kind: z.enum(IMPORT_KINDS),
    document: z
      .union([z.string().min(1), z.record(z.string(), z.unknown())])
      .optional()
      .meta({ description: 'The document, as text or as JSON.' }),
    url: z
      .url({ protocol: /^https?$/, error: 'Enter a whole address, like https://api.example.com/openapi.json' })
      .optional()
      .meta({ description: 'Where the document is, instead of the document itself. Public addresses only.' }),
    select: z
      .array(z.string().min(1))
      .max(2_000)
      .optional()
      .meta({ description: 'Names of tools, or "GET /path"; left out, every operation is taken.' }),
    replace: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether tools of the same name give way. Otherwise they stay as they are.' }),
  })
  .refine(({ document, url }) => (document === undefined) !== (url === undefined), {
    message: 'Give either document or url',
    path: ['document'],
  })
export type ImportInput = z.infer<typeof ImportInput>
