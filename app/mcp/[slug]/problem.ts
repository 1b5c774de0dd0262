import { randomUUID } from 'node:crypto'

function problem(status: number, title: string, detail: string): Response {
  return Response.json(
    { type: 'about:blank', title, status, detail },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )
}

/** RFC 9457, for an address where nothing is published. */
export function notFound(): Response {
  return problem(404, 'Not found', 'No connector is published here.')
}

/** RFC 9457, for a bug: the reason goes to the log under the id the client is given. */
export function failed(error: unknown): Response {
  const id = randomUUID()
  console.error(`mcp: a request failed (${id})`, error)
  return problem(500, 'Internal error', `The portal failed to answer. It is noted in its log as ${id}.`)
}
