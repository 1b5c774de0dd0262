import type { FieldErrors } from '@/lib/errors'

export interface Refused {
  message: string
  fields: FieldErrors
}

export type PageAnswer<T> = { value: T } | { refused: Refused }

const UNREACHABLE = 'The portal could not be reached. Nothing you typed is lost; try again.'

/** One request of the page to a route of its own. Throws only where it was aborted. */
export async function pageRequest<T>(
  path: string,
  { method = 'POST', body, signal }: { method?: string; body?: unknown; signal?: AbortSignal } = {},
): Promise<PageAnswer<T>> {
  const response = await fetch(path, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    return null
  })
  if (!response) return { refused: { message: UNREACHABLE, fields: {} } }
  if (response.ok) return { value: (await response.json()) as T }
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json')
  const { detail, errors }: { detail?: string; errors?: FieldErrors } = isProblem ? await response.json() : {}
  return { refused: { message: detail ?? `The portal answered ${response.status}. Try again.`, fields: errors ?? {} } }
}
