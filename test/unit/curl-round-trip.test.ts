import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCurl } from '@/lib/imports'
import { buildRequest } from '@/lib/upstream'

/** How people and browsers quote a text, for each shell. */
const QUOTES: Record<string, (text: string) => string> = {
  'bash, single quotes': (text) => `'${text.replaceAll("'", `'\\''`)}'`,
  'bash, double quotes': (text) => `"${text.replace(/[\\"$`]/g, '\\$&')}"`,
  'bash, ANSI-C quotes': (text) => `$'${text.replace(/[\\']/g, '\\$&').replace(/[^ -~]/gu, toEscape)}'`,
  'cmd, as Chrome copies it': (text) => {
    const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
    const carets = escaped.replace(/[^a-zA-Z0-9\s_\-:=+~'/.,?;()*`]/g, '^$&').replace(/\n/g, '^\n\n')
    return `^"${carets}^"`
  },
  'PowerShell, single quotes': (text) => `'${text.replaceAll("'", "''")}'`,
}

function toEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}

const JOIN: Record<string, string> = { bash: ' \\\n', cmd: ' ^\r\n', PowerShell: ' `\n' }

const name = fc.stringMatching(/^[a-z]{2,6}_[a-z]{2,6}$/)
const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((value) => !/\p{Surrogate}|[\0\r]/u.test(value))
const plain = fc.stringMatching(/^[\w '"$&^%!;,.:=?*|<>(){}[\]~+#-]{0,20}$/)
const value = fc.oneof(plain, text, fc.integer(), fc.boolean(), fc.constant(null))
const json = fc.dictionary(
  name,
  fc.oneof(value, fc.array(value, { maxLength: 3 }), fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true })),
  { minKeys: 1, maxKeys: 5, noNullPrototype: true },
)
const query = fc.dictionary(name, plain, { maxKeys: 4, noNullPrototype: true })

test.each(Object.entries(QUOTES))('a command in %s sends what it sent', (shell, quote) => {
  const join = JOIN[shell.split(',')[0] ?? ''] ?? ' '
  fc.assert(
    fc.property(json, query, (body, asked) => {
      // PowerShell takes a backslash before a quote away, as it does before curl gets it.
      const sent = JSON.stringify(body)
      fc.pre(!shell.startsWith('PowerShell') || !sent.includes('\\'))
      const url = new URL('https://api.shop.test/v1/orders/7/notes')
      for (const [key, one] of Object.entries(asked)) url.searchParams.set(key, one)
      const program = shell.startsWith('bash') ? 'curl' : 'curl.exe'
      const words = [quote(url.href), `-H ${quote('Content-Type: application/json')}`, `--data-raw ${quote(sent)}`]
      const { tool, baseUrl, args } = parseCurl(`${program} ${words.join(join)}`)
      const request = buildRequest(tool, baseUrl, args)
      expect([...request.url.searchParams]).toEqual([...url.searchParams])
      expect([request.method, request.url.pathname]).toEqual(['POST', url.pathname])
      expect(JSON.parse(String(request.body))).toEqual(body)
    }),
    { numRuns: 200 },
  )
})
