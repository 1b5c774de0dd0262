import { z } from 'zod'
import { Annotations, ToolDefinition, ToolName } from '@/lib/connectors/schema'
import { IMPORT_KINDS, type ImportKind } from '@/lib/imports/schema'

/** One document of an import, in characters. */
export const DOCUMENT_CHARACTERS = 12_000_000
/** How long an import that was read can be chosen from. */
export const IMPORT_DAYS = 7

const Address = z.url({
  protocol: /^https?$/,
  error: 'Enter a whole address, like https://api.example.com/openapi.json',
})

/** A document to read. Exactly one of `document` and `url`. */
export const NewImport = z
  .object({
    /** Left out: what the document looks like. */
    kind: z.enum(IMPORT_KINDS).optional(),
    document: z
      .string()
      .min(1, 'Paste a document, choose a file, or give its address')
      .max(DOCUMENT_CHARACTERS, 'A document may have at most 12 million characters')
      .optional(),
    url: Address.optional(),
    /** The name of the file, where it is one. */
    fileName: z.string().trim().max(200).optional(),
  })
  .refine(({ document, url }) => (document === undefined) !== (url === undefined), {
    message: 'Paste a document, choose a file, or give its address',
    path: ['document'],
  })
export type NewImport = z.infer<typeof NewImport>

/**
 * What an operation means for the draft: `own` is there without a memory of an import, `conflict` was changed in the document and
 * edited here, `impossible` cannot be a tool.
 */
export const OPERATION_STATES = ['new', 'changed', 'conflict', 'unchanged', 'own', 'impossible'] as const
export type OperationState = (typeof OPERATION_STATES)[number]

/** A field that a document has changed, as text of both sides. */
export interface FieldDifference {
  /** `description`, `parameters.limit.schema`. */
  field: string
  mine: string
  theirs: string
  /** Whether it is taken, or gives way to the partner's edit. */
  taken: boolean
}

/** One row to choose from. */
export interface FoundOperation {
  /** `GET /orders/{id}`: what choices name it by. */
  operation: string
  method: string
  path: string
  summary: string
  tags: string[]
  deprecated: boolean
  state: OperationState
  /** The name the tool has, or would have. */
  tool: string
  kind: 'Read' | 'Write' | 'Destructive'
  /** Why it is impossible. */
  reason: string
  /** What is left out of the tool. */
  notes: string[]
  differences: FieldDifference[]
  /** Proposed for a first import. */
  proposed: boolean
  /** Why it is not proposed. */
  leftOut: string
}

export interface FoundServer {
  url: string
  resolved: string
  description: string
  variables: { name: string; default: string; values: string[]; description: string }[]
}

/** What was found in a document, for a connector. */
export interface FoundImport {
  name: string
  description: string
  baseUrl: string
  /** The address that the document describes, where it is not the connector's. */
  elsewhere: string | null
  servers: FoundServer[]
  credentials: { kind: string; name: string; description: string }[]
  operations: FoundOperation[]
  /** Tools of an earlier import whose operation the document has no more. */
  gone: { tool: string; operation: string; hidden: boolean }[]
}

/** An import as a page shows it. */
export interface ImportView {
  id: string
  kind: ImportKind
  source: string
  /** `stopped`: it was being read by a process that is gone. */
  state: 'reading' | 'stopped' | 'ready' | 'failed'
  done: number
  total: number
  /** Why it failed, in a sentence. */
  problem: string
  createdAt: Date
  found: FoundImport | null
}

/** What is made of one chosen operation. */
export const ImportChoice = z.object({
  operation: z.string().min(1).max(2_100),
  /** For a new tool: another name than the proposed one. */
  name: ToolName.optional(),
  annotations: Annotations.partial().optional(),
  group: ToolDefinition.shape.group,
  hidden: z.boolean().optional(),
  /** For a tool that is there: the document's side as a whole, edits given up. */
  theirs: z.boolean().optional(),
})
export type ImportChoice = z.infer<typeof ImportChoice>

export const ImportChoices = z.object({
  choices: z.array(ImportChoice).max(2_000),
  server: z.int().min(0).optional(),
  variables: z.record(z.string(), z.string().max(200)).optional(),
  /** Names of tools whose operation is gone. */
  hide: z.array(ToolName).max(2_000).default([]),
  remove: z.array(ToolName).max(2_000).default([]),
})
export type ImportChoices = z.infer<typeof ImportChoices>
