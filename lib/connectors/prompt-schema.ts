import { z } from 'zod'
import { Icons } from './icon-schema'

export const PROMPT_LIMIT = 50
export const PROMPT_TEXT_LIMIT = 20_000
/** Of the picture itself; Base64 makes it a third longer. */
export const PROMPT_IMAGE_BYTES = 262_144
export const COMPLETION_LIMIT = 500

export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const
export const PROMPT_ROLES = ['user', 'assistant'] as const

/** What a client may offer while somebody types a value, in the partner's order. */
export const CompletionValues = z
  .array(z.string().trim().min(1, 'A value cannot be empty').max(200, 'Use at most 200 characters'))
  .max(COMPLETION_LIMIT, `Use at most ${COMPLETION_LIMIT} values`)
  .default([])

/** Bytes as Base64 (RFC 4648 section 4, with its padding). */
export const Base64 = z
  .string()
  .min(1, 'Choose a file')
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'This is not Base64')
  .refine((text) => text.length % 4 === 0, 'This is not Base64')

/** The bytes that a Base64 text stands for. */
export function base64Bytes(text: string): number {
  return (text.length / 4) * 3 - (text.match(/=+$/)?.[0].length ?? 0)
}

/** Claude Code offers it as `/mcp__<connector>__<name>`. */
export const PromptName = z
  .string()
  .trim()
  .min(1, 'A prompt needs a name')
  .max(64, 'Use at most 64 characters')
  .regex(/^[a-zA-Z0-9_-]+$/, 'Use letters, digits, underscores and hyphens')

export const PromptArgument = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'An argument needs a name')
    .regex(/^[a-zA-Z0-9_-]{1,64}$/, 'Use letters, digits, underscores and hyphens, at most 64'),
  description: z.string().trim().max(1024, 'Use at most 1,024 characters').default(''),
  required: z.boolean().default(false),
  values: CompletionValues,
  /** What the person is asked where the argument is left out and the client can ask; empty asks nothing. */
  question: z.string().trim().max(300, 'Use at most 300 characters').default(''),
})
export type PromptArgument = z.infer<typeof PromptArgument>

/** One block of a message. `{{argument}}` stands for an argument's value, in text and in a resource's URI. */
export const PromptContent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    text: z
      .string()
      .trim()
      .min(1, 'Write what is said')
      .max(PROMPT_TEXT_LIMIT, `Use at most ${PROMPT_TEXT_LIMIT.toLocaleString('en')} characters`),
  }),
  /** A resource of the same connector, put into the message with its content. */
  z.object({
    type: z.literal('resource'),
    uri: z.string().trim().min(1, 'Name the resource by its URI').max(1000, 'Use at most 1,000 characters'),
  }),
  z.object({
    type: z.literal('image'),
    mimeType: z.enum(IMAGE_TYPES, 'Use PNG, JPEG, GIF or WebP'),
    data: Base64.refine((text) => base64Bytes(text) <= PROMPT_IMAGE_BYTES, 'Use an image of at most 256 KB'),
  }),
])
export type PromptContent = z.infer<typeof PromptContent>

export const PromptMessage = z.object({ role: z.enum(PROMPT_ROLES).default('user'), content: PromptContent })
export type PromptMessage = z.infer<typeof PromptMessage>

/** A prompt as the partner wrote it: a conversation's start that a person picks, with blanks to fill in. */
export const PromptDefinition = z.object({
  name: PromptName,
  title: z.string().trim().min(1, 'People see the title; give one').max(100, 'Use at most 100 characters'),
  description: z.string().trim().max(1024, 'Use at most 1,024 characters').default(''),
  arguments: z.array(PromptArgument).max(20, 'Use at most 20 arguments').default([]),
  messages: z.array(PromptMessage).min(1, 'A prompt needs a message').max(20, 'Use at most 20 messages'),
  icons: Icons.optional(),
})
export type PromptDefinition = z.infer<typeof PromptDefinition>

/** The names in double braces, such as `topic` in `Write about {{topic}}`, each once and in order. */
export function argumentPlaceholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => match[1] ?? ''))]
}
