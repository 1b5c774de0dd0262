import { z } from 'zod'
import { Icons } from './icon-schema'
import { Base64, base64Bytes, CompletionValues } from './prompt-schema'

export const RESOURCE_LIMIT = 100
/** Of all resources of a release as JSON: every process that serves it holds it in memory. */
export const RESOURCE_TOTAL_CHARACTERS = 4_000_000
export const RESOURCE_TEXT_LIMIT = 200_000
/** Of the file itself; Base64 makes it a third longer. */
export const RESOURCE_FILE_BYTES = 524_288

const MimeType = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9!#$&^_.+-]{1,64}\/[a-z0-9!#$&^_.+-]{1,64}(;\s*charset=[a-z0-9_-]+)?$/,
    'Give a type such as text/plain',
  )

const shared = {
  /** Unique within the connector; what programs call it. */
  name: z
    .string()
    .trim()
    .min(1, 'A resource needs a name')
    .max(64, 'Use at most 64 characters')
    .regex(/^[a-zA-Z0-9_.-]+$/, 'Use letters, digits, underscores, dots and hyphens'),
  title: z.string().trim().min(1, 'People see the title; give one').max(100, 'Use at most 100 characters'),
  description: z.string().trim().max(1024, 'Use at most 1,024 characters').default(''),
  icons: Icons.optional(),
}

const Uri = z.string().trim().min(1, 'A resource needs a URI').max(500, 'Use at most 500 characters')

/** A blank of a URI template, and where its value goes in the request to the API. */
export const TemplateVariable = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'A variable needs a name')
    .regex(/^[a-zA-Z0-9_]{1,64}$/, 'Use letters, digits and underscores, at most 64'),
  in: z.enum(['path', 'query']).default('path'),
  /** The name the API expects where it differs. */
  sendAs: z.string().trim().min(1).max(128).optional(),
  values: CompletionValues,
})
export type TemplateVariable = z.infer<typeof TemplateVariable>

/** A text or a small file that the connector holds, or a URI template that the API answers with a GET. */
export const ResourceDefinition = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    ...shared,
    uri: Uri,
    mimeType: MimeType.default('text/plain'),
    text: z
      .string()
      .min(1, 'Write the text')
      .max(RESOURCE_TEXT_LIMIT, `Use at most ${RESOURCE_TEXT_LIMIT.toLocaleString('en')} characters`),
  }),
  z.object({
    kind: z.literal('file'),
    ...shared,
    uri: Uri,
    mimeType: MimeType.default('application/octet-stream'),
    data: Base64.refine((text) => base64Bytes(text) <= RESOURCE_FILE_BYTES, 'Use a file of at most 512 KB'),
  }),
  z.object({
    kind: z.literal('template'),
    ...shared,
    /** Such as `shop://orders/{id}`: a scheme, then text and `{name}` blanks (RFC 6570 level 1). */
    uriTemplate: Uri,
    mimeType: MimeType.default('application/json'),
    /** Under the base URL, with the path variables in braces: `/orders/{id}`. */
    path: z.string().trim().regex(/^\//, 'Start with a slash').max(2000),
    variables: z.array(TemplateVariable).min(1, 'A template has at least one variable').max(10),
  }),
])
export type ResourceDefinition = z.infer<typeof ResourceDefinition>
export type StaticResource = Extract<ResourceDefinition, { kind: 'text' | 'file' }>
export type TemplateResource = Extract<ResourceDefinition, { kind: 'template' }>

/** The resource's URI, or the template of its URIs. */
export function resourceAddress(resource: ResourceDefinition): string {
  return resource.kind === 'template' ? resource.uriTemplate : resource.uri
}
