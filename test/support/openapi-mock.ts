import { getHttpOperationsFromSpec } from '@stoplight/prism-http'
import { createServer } from '@stoplight/prism-http-server'
import { request } from 'undici'
import { afterAll } from 'vitest'
import type { UpstreamRequest } from '@/lib/upstream'

type ServerOptions = Parameters<typeof createServer>[1]

const servers: { close(): Promise<void> }[] = []

afterAll(async () => {
  for (const server of servers) await server.close()
})

const silent = () => {}
const logger = {
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
  success: silent,
  child: () => logger,
}

/** Instead of an example answer: 200 where the request is valid, else 422 with what is wrong. */
const verdict: unknown =
  ({ input }: { input: { validations: { message: string; path?: string[] }[] } }) =>
  () => ({
    _tag: 'Right',
    right: {
      statusCode: input.validations.length > 0 ? 422 : 200,
      headers: { 'content-type': 'application/json' },
      body: input.validations.map(({ message, path }) => `${(path ?? []).join('.')}: ${message}`),
    },
  })

type Json = Record<string, unknown>

function refsIn(value: unknown): string[] {
  return [...JSON.stringify(value ?? null).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)].map(
    (match) => `${match[1]}/${match[2]}`,
  )
}

/** The components that the paths lead to. */
function reachable(document: Json): Json {
  const all = (document.components ?? {}) as Record<string, Json>
  const kept: Record<string, Json> = {}
  const waiting = refsIn(document.paths)
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    const [kind = '', name = ''] = ref.split('/')
    const found = all[kind]?.[name]
    const known = kept[kind] ?? {}
    if (found === undefined || name in known) continue
    kept[kind] = { ...known, [name]: found }
    waiting.push(...refsIn(found))
  }
  return kept
}

/** The document without its answers and what only they need: it takes Prism minutes to read them of a large one. */
function onlyRequests(document: object): object {
  const bare = structuredClone(document) as Json & { paths?: Record<string, Json> }
  for (const operation of Object.values(bare.paths ?? {}).flatMap((item) => Object.values(item))) {
    if (typeof operation === 'object' && operation !== null && 'responses' in operation) {
      operation.responses = { 200: { description: 'Done' } }
    }
  }
  return bare.components ? { ...bare, components: reachable(bare), security: undefined } : bare
}

/** Prism over the document, on a free port: checks each request against it, but not its credential. Gives its origin. */
export async function serveOpenApiMock(document: object): Promise<string> {
  const operations = await getHttpOperationsFromSpec(onlyRequests(document))
  const server = createServer(operations, {
    cors: false,
    config: {
      checkSecurity: false,
      validateRequest: true,
      validateResponse: false,
      errors: false,
      upstreamProxy: undefined,
      isProxy: false,
      mock: { dynamic: false },
    },
    components: { logger, mock: verdict } as unknown as ServerOptions['components'],
  })
  servers.push(server)
  return server.listen(0, '127.0.0.1')
}

/** What the mock says of a request: null where it is valid. */
export async function verdictOn({ method, url, headers, body }: UpstreamRequest): Promise<string | null> {
  const answer = await request(url, { method: method as 'GET', headers, body })
  const text = await answer.body.text()
  return answer.statusCode === 200 ? null : `${answer.statusCode} ${text}`
}
