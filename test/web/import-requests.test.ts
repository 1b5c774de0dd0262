import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { newSchemaValidator } from '@/lib/connectors'
import type { ToolDefinition } from '@/lib/connectors/schema'
import { toolInputSchema } from '@/lib/connectors/schema'
import { importOpenApi, type OpenApiImport } from '@/lib/imports'
import { attachCredential, buildRequest, type UpstreamRequest } from '@/lib/upstream'
import { argumentsFromSchema } from '../support/arguments-from-schema'
import { ownDocuments, publishedDocuments } from '../support/openapi-documents'
import { serveOpenApiMock, verdictOn } from '../support/openapi-mock'

/** Stripe's operations are alike; the rest are asked in full. */
const MOST = 150

/** A document's keys that are no arguments, as a connector would attach them. */
function withKeys(request: UpstreamRequest, { credentials }: OpenApiImport): UpstreamRequest {
  return credentials
    .filter(({ kind, name }) => (kind === 'header' || kind === 'query') && !/^(cookie|authorization)$/i.test(name))
    .reduce(
      (plain, { kind, name }) => attachCredential(plain, { kind: kind as 'header', name, value: 'secret' }),
      request,
    )
}

/** Prism takes an absent deepObject for an empty one, and then misses what that one requires. */
function isAboutAbsent(verdict: string, args: Record<string, unknown>): boolean {
  const found = [...verdict.matchAll(/"(?:body|query)\.([\w-]+)[.\w-]*: /g)].map((match) => match[1] ?? '')
  return (
    found.length > 0 &&
    verdict.startsWith('422') &&
    !/"(?:body|query|header|path): /.test(verdict) &&
    found.every((name) => isSparse(args[name]))
  )
}

/** Not given, or an object with another object of its own not given. */
function isSparse(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value))
}

async function ask(tool: ToolDefinition, found: OpenApiImport, origin: string, optional: number) {
  const schema = toolInputSchema(tool)
  const args = argumentsFromSchema(schema, { seed: 7, optional })
  const checked = newSchemaValidator().getValidator(schema)(args)
  if (!checked.valid) return { verdict: `no arguments: ${checked.errorMessage}`, args }
  return { verdict: await verdictOn(withKeys(buildRequest(tool, origin, args), found)), args }
}

function every<T>(list: T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(list.length / most))
  return list.filter((_, at) => at % step === 0)
}

async function acceptedOf(text: string) {
  const document = (text.startsWith('{') ? JSON.parse(text) : load(text)) as object
  const found = importOpenApi(text)
  const origin = await serveOpenApiMock(document)
  const refused: string[] = []
  let accepted = 0
  for (const tool of every(found.tools, MOST)) {
    const { verdict, args } = await ask(tool, found, origin, 0.3)
    if (verdict === null) accepted++
    else if (!isAboutAbsent(verdict, args))
      refused.push(`${tool.method} ${tool.path}: ${verdict} ${JSON.stringify(args)}`)
  }
  return { accepted, refused, asked: every(found.tools, MOST).length }
}

describe('a mock made from the same document takes the requests of its tools as valid', () => {
  const own = ownDocuments().filter(({ name }) => name !== 'broken.yaml')

  test.each(own)('$name', async ({ text }) => {
    const { accepted, refused } = await acceptedOf(text)
    expect(refused).toEqual([])
    expect(accepted).toBeGreaterThan(0)
  })

  test('the published documents: at least 200 operations of at least 6', { timeout: 240_000 }, async () => {
    const published = publishedDocuments().filter(({ name }) => name.endsWith('.json'))
    const totals: Record<string, string> = {}
    let accepted = 0
    for (const { name, text } of published) {
      const result = await acceptedOf(text)
      totals[name] = `${result.accepted} of ${result.asked}`
      accepted += result.accepted
      expect([name, result.refused]).toEqual([name, []])
    }
    console.info('Accepted as valid:', totals)
    expect(accepted).toBeGreaterThanOrEqual(published.length > 0 ? 200 : 0)
    expect(published.length === 0 || published.length >= 6).toBe(true)
  })
})
