import type { JsonSchema } from '@/lib/connectors/schema'

/** What Claude gives for a file: its content as text or as base64, and what to call it. */
export function fileSchema(kind: 'part' | 'body'): JsonSchema {
  const named = {
    name: { type: 'string', description: 'The name of the file, such as report.pdf' },
    type: { type: 'string', pattern: '^[\\w.+-]+/[\\w.+-]+$', description: 'The media type, such as image/png' },
  }
  return {
    type: 'object',
    properties: {
      text: { type: 'string', description: 'The content of a text file' },
      base64: { type: 'string', contentEncoding: 'base64', description: 'The content of any other file, in base64' },
      ...(kind === 'part' && named),
    },
    anyOf: [{ required: ['text'] }, { required: ['base64'] }],
    additionalProperties: false,
  }
}
