import { expect, test } from 'vitest'

process.env.PUBLIC_URL = 'https://portal.acme-host.com'
const { checkHost } = await import('@/lib/domains/check-host')

test.each([
  ['mcp.partner.com', 'mcp.partner.com'],
  ['  MCP.Partner.COM. ', 'mcp.partner.com'],
  ['https://mcp.partner.com', 'mcp.partner.com'],
  ['https://mcp.partner.com/mcp', 'mcp.partner.com'],
  ['https://mcp.partner.com:443/mcp/', 'mcp.partner.com'],
  ['mcp.partner.com/mcp', 'mcp.partner.com'],
  ['bücher.example.com', 'xn--bcher-kva.example.com'],
  ['xn--bcher-kva.example.com', 'xn--bcher-kva.example.com'],
  ['a.portal.acme-host.com', 'a.portal.acme-host.com'],
])('%j is served as %s', (typed, host) => {
  expect(checkHost(typed)).toBe(host)
})

test.each([
  ['http://mcp.partner.com', /https only/],
  ['https://mcp.partner.com:8443', /port/],
  ['mcp.partner.com:8443', /port/],
  ['https://mcp.partner.com/api', /name alone/],
  ['https://user:password@mcp.partner.com/', /name alone/],
  ['203.0.113.7', /not an address/],
  ['https://203.0.113.7/', /not an address/],
  ['2001:db8::1', /not an address/],
  ['[2001:db8::1]', /not an address/],
  ['0x7f000001', /no name|no public|not an address/],
  ['2130706433', /no name|no public|not an address/],
  ['127.1', /no name|not an address/],
  ['localhost', /no public name/],
  ['partner', /no public name/],
  ['mcp.localhost', /no public name/],
  ['mcp.internal', /no public name/],
  ['mcp.partner.local', /no public name/],
  ['mcp.partner.test', /no public name/],
  ['metadata.google.internal', /no public name/],
  ['portal.acme-host.com', /portal’s own/],
  ['-a.partner.com', /no name that DNS/],
  ['a_b.partner.com', /no name that DNS/],
  ['a b.partner.com', /no name that DNS/],
  ['*.partner.com', /no name that DNS/],
  ['mcp..partner.com', /no name that DNS/],
  [`${'a'.repeat(64)}.com`, /no name that DNS/],
  [`${'a.'.repeat(130)}com`, /no name that DNS/],
  ['mcp.partner.com@evil.com', /no name that DNS/],
  ['mcp.partner.com\r\nx: y', /no name that DNS/],
])('%j is refused in words', (typed, words) => {
  expect(() => checkHost(typed)).toThrow(
    expect.objectContaining({ code: 'invalid_argument', fields: { host: expect.stringMatching(words) } }),
  )
})
