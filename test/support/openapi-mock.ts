import { getHttpOperationsFromSpec } from '@stoplight/prism-http'
import { createServer } from '@stoplight/prism-http-server'
import { request } from 'undici'
import { afterAll } from 'vitest'
import type { ToolDefinition } from '@/lib/connectors/schema'
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

/** The components, of schemas only those that the paths lead to. */
function reachable(document: Json): Json {
  const { responses: _, ...all } = (document.components ?? {}) as Record<string, Json>
  const schemas: Json = {}
  const { schemas: __, ...others } = all
  const waiting = refsIn([document.paths, others])
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    const [kind = '', name = ''] = ref.split('/')
    const found = kind === 'schemas' ? all.schemas?.[name] : undefined
    if (found === undefined || name in schemas) continue
    schemas[name] = found
    waiting.push(...refsIn(found))
  }
  return { ...others, schemas }
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

type Args = Record<string, unknown>

/** Where Prism reads a valid request wrongly. Each is about how it decodes, not about what was sent. */
function isMisread(complaint: string, tool: ToolDefinition, args: Args): boolean {
  const [where = '', what = ''] = complaint.split(/: (.*)/s)
  // Deep objects in lists are read only where they are JSON, which is another style.
  if (/^Cannot deserialize JSON object array/.test(what)) return true
  const [place, name = ''] = where.split('.')
  if (place !== 'body' && place !== 'query') return false
  const parameter = tool.parameters.find((one) => (one.sendAs ?? one.name) === name)
  // An absent deep object is taken for an empty one, and then lacks what that one requires.
  if (parameter?.style === 'deepObject') return /must have required property/.test(what)
  const isForm = tool.bodyEncoding === 'form' || tool.bodyEncoding === 'multipart'
  if (place !== 'body' || !isForm) return false
  // RFC 6570 divides a list by commas that are not encoded.
  if (/^Reserved characters/.test(what)) return parameter?.style === 'form' && parameter.explode === false
  // Of a name that repeats it keeps the last; of a part that is JSON, its text.
  return /must be (array|object)$/.test(what) && typeof args[parameter?.name ?? name] === 'object'
}

/** What the mock says of a request: null where it is valid, `unread` where Prism itself cannot tell. */
export async function verdictOn(
  { method, url, headers, body }: UpstreamRequest,
  tool: ToolDefinition,
  args: Args,
): Promise<string | null> {
  const answer = await request(url, { method: method as 'GET', headers, body })
  const text = await answer.body.text()
  if (answer.statusCode === 200) return null
  if (answer.statusCode !== 422) return `${answer.statusCode} ${text}`
  const complaints = JSON.parse(text) as string[]
  return complaints.every((one) => isMisread(one, tool, args)) ? 'unread' : complaints.join('\n')
}
