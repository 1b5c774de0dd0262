import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddress } from '@/lib/network'

function from(remoteAddress: string, forwarded?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage
}

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
  ['', 'unknown'],
])('a socket from %j counts as %s', (remote, address) => {
  expect(clientAddress(from(remote), false)).toBe(address)
})

test.each([
  ['198.51.100.1', '198.51.100.1'],
  ['10.0.0.1, 198.51.100.1', '198.51.100.1'],
  ['made up, 198.51.100.1', '198.51.100.1'],
  ['198.51.100.1:4711', '198.51.100.1'],
  ['[2001:db8::1]:4711', '2001:db8::/64'],
  ['2001:db8::1', '2001:db8::/64'],
  ['made up', 'unknown'],
])('behind a trusted proxy that says %j it is %s', (forwarded, address) => {
  expect(clientAddress(from('127.0.0.1', forwarded), true)).toBe(address)
})

test('without a trusted proxy nobody says where they come from', () => {
  expect(clientAddress(from('203.0.113.7', '198.51.100.1'), false)).toBe('203.0.113.7')
})
