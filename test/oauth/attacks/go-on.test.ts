import { expect, test } from 'vitest'
import { GET } from '@/app/(account)/go-on/route'

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/.//evil.example',
  'https:evil.example',
  '\\\\evil.example',
  '/%0d%0aSet-Cookie:x=1',
  'http://localhost:3000@evil.example/',
])('RFC 9700 4.11.1: going on after sign-in stays at this portal: %j', (next) => {
  const url = `http://localhost:3000/go-on?next=${encodeURIComponent(next)}`
  const answer = GET(new Request(url))
  expect(answer.status).toBe(303)
  const location = answer.headers.get('location') ?? ''
  expect(new URL(location, 'http://localhost:3000').origin).toBe('http://localhost:3000')
  expect(location).toMatch(/^\/(?![/\\])/)
  expect(answer.headers.getSetCookie()).toEqual([])
})
