import { z } from 'zod'
import { SKUS } from './catalogue'
import { STATUSES } from './orders'

const MAX_BODY_BYTES = 64_000
const PAGE = 20

const limit = z.coerce.number('Give a number').int('Give a whole number').min(1, 'At least 1').max(50, 'At most 50')

const page = z.coerce.number('Give a number').int('Give a whole number').min(1, 'Pages are counted from 1')

export const ListQuery = z.object({
  status: z.enum(STATUSES, `One of ${STATUSES.join(', ')}`).optional(),
  limit: limit.default(PAGE),
  page: page.default(1),
})

export const SearchQuery = z.object({
  q: z.string('Say what to search for').trim().min(1, 'Say what to search for').max(100, 'At most 100 characters'),
  limit: limit.default(PAGE),
  page: page.default(1),
})

export const NewOrder = z.object({
  customer: z.string("Give the customer's name").trim().min(1, "Give the customer's name").max(100),
  items: z
    .array(
      z.object({
        sku: z.enum(SKUS, `One of ${SKUS.join(', ')}`),
        quantity: z.int('Give a whole number').min(1, 'At least 1').max(99, 'At most 99'),
      }),
      'Give a list of items',
    )
    .min(1, 'Order at least one item')
    .max(20, 'At most 20 lines'),
})

export function fieldsOf(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join('.') || 'body', issue.message]))
}

/** The body as text, or null as soon as it is too long. */
async function readText(request: Request): Promise<string | null> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** The JSON body, or the status and sentence that say why there is none. */
export async function readJson(request: Request): Promise<{ value: unknown } | { status: number; message: string }> {
  const text = await readText(request)
  if (text === null) return { status: 413, message: 'The body is larger than 64 kB.' }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { status: 400, message: 'The body is not JSON.' }
  }
}
