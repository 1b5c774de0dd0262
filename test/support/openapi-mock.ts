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
    (match) =>
      `${match[1]} ${decodeURIComponent(match[2] ?? '')
        .replaceAll('~1', '/')
        .replaceAll('~0', '~')}`,
  )
}

/** The components, of schemas only those that the paths lead to. */
function reachable(document: Json): Json {
  const { responses: _, ...all } = (document.components ?? {}) as Record<string, Json>
  const schemas: Json = {}
  const { schemas: __, ...others } = all
  const waiting = refsIn([document.paths, others])
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    const [kind = '', name = ''] = ref.split(/ (.*)/s)
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

/** Why Prism calls a valid request wrong. Each is about how it decodes, and what was sent shows that it is this. */
export type Misreading =
  | 'a deep object in a list, which it reads only as JSON'
  | 'an absent deep object, which it takes for an empty one'
  | 'commas between items, which it takes for characters that should be encoded'
  | 'a name that repeats, of which it keeps the last'
  | 'a part or field of JSON, which it takes for text'

function valueAt(value: unknown, steps: string[]): unknown {
  return steps.reduce((at, step) => (at as Args | undefined)?.[step], value)
}

function holdsListOfObjects(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value) && value.some((each) => typeof each === 'object' && each !== null)) return true
  return Object.values(value).some(holdsListOfObjects)
}

function misreadingOf(complaint: string, tool: ToolDefinition, args: Args): Misreading | null {
  const [where = '', what = ''] = complaint.split(/: (.*)/s)
  const deep = tool.parameters.filter(({ style }) => style === 'deepObject')
  if (/^Cannot deserialize JSON object array/.test(what)) {
    const sent = deep.some(({ name }) => holdsListOfObjects(args[name]))
    return sent ? 'a deep object in a list, which it reads only as JSON' : null
  }
  const [place, name = '', ...inner] = where.split('.')
  const parameter = tool.parameters.find((one) => one.in === place && (one.sendAs ?? one.name) === name)
  if (!parameter) return null
  const value = args[parameter.name]
  if (parameter.style === 'deepObject') {
    const absent = /must have required property/.test(what) && isAbsent(valueAt(value, inner))
    return absent ? 'an absent deep object, which it takes for an empty one' : null
  }
  const isForm = tool.bodyEncoding === 'form' || tool.bodyEncoding === 'multipart'
  if (place !== 'body' || !isForm) return null
  if (/^Reserved characters/.test(what) && parameter.style === 'form' && parameter.explode === false)
    return 'commas between items, which it takes for characters that should be encoded'
  if (/must be array$/.test(what) && Array.isArray(value)) return 'a name that repeats, of which it keeps the last'
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return /must be object$/.test(what) && isObject ? 'a part or field of JSON, which it takes for text' : null
}

/** What a deep object cannot say: nothing, and an object without properties. */
function isAbsent(value: unknown): boolean {
  if (value === undefined) return true
  return typeof value === 'object' && value !== null && Object.values(value).every(isAbsent)
}

export type Verdict = 'valid' | { misread: Misreading } | { refused: string }

/** What the mock says of a request. */
export async function verdictOn(
  { method, url, headers, body }: UpstreamRequest,
  tool: ToolDefinition,
  args: Args,
): Promise<Verdict> {
  const answer = await request(url, { method: method as 'GET', headers, body })
  const text = await answer.body.text()
  if (answer.statusCode === 200) return 'valid'
  if (answer.statusCode !== 422) return { refused: `${answer.statusCode} ${text}` }
  const complaints = JSON.parse(text) as string[]
  const misread = complaints.map((one) => misreadingOf(one, tool, args))
  const [first] = misread
  return first && misread.every((one) => one !== null) ? { misread: first } : { refused: complaints.join('\n') }
}
