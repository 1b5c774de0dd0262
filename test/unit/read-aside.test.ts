import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { importDocument, importOpenApi } from '@/lib/imports'
import { readAside } from '@/lib/imports/read-aside'

const LONG = `# ${'a comment '.repeat(12_000)}\n`

function largeYaml(operations: number): string {
  const words = 'Lorem ipsum dolor sit amet: consetetur sadipscing elitr. '.repeat(60)
  const paths: Record<string, object> = {}
  for (let at = 0; at < operations; at++) {
    const properties = { name: { type: 'string', description: words }, count: { type: 'integer' } }
    const content = { 'application/json': { schema: { type: 'object', properties } } }
    paths[`/things${at}/{id}`] = { put: { description: words, requestBody: { content }, responses: {} } }
  }
  return stringify({ openapi: '3.0.0', info: { title: 'Large' }, paths })
}

describe('a large text of YAML is read in a thread of its own', () => {
  test('to the same as at once, while others are served', { timeout: 60_000 }, async () => {
    const text = largeYaml(400)
    expect(text.length).toBeGreaterThan(2_000_000)
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const gently = await importDocument('openapi', text)
    clearInterval(timer)
    console.info(`${text.length} characters of YAML: longest wait of others ${Math.round(longest)} ms`)
    expect(longest).toBeLessThan(1_000)
    expect(gently).toEqual(importOpenApi(text))
  })

  test.each([
    ['broken', `${LONG}openapi: 3.0.0\npaths: {`, 'neither JSON nor YAML'],
    ['containing itself', `${LONG}openapi: 3.0.0\npaths: &a { x: *a }`, 'too often'],
    [
      'growing',
      `${LONG}a: &a [1,1,1,1,1,1,1,1,1]\n${[...'bcdefghi'].map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`).join('\n')}`,
      'too often',
    ],
  ])('what is %s is refused at its field', async (_what, text, message) => {
    await expect(importDocument('openapi', text)).rejects.toMatchObject({
      code: 'invalid_argument',
      fields: { document: expect.stringContaining(message) },
    })
  })

  test('JSON, short texts and what is read already stay as they are', async () => {
    const object = { openapi: '3.0.0' }
    expect(await readAside(object)).toBe(object)
    expect(await readAside('openapi: 3.0.0')).toBe('openapi: 3.0.0')
    const json = `{"a": "${LONG.trim()}"}`
    expect(await readAside(json)).toBe(json)
  })
})
