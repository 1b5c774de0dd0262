import { expect, test } from 'vitest'
import { fitToBaseUrl } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/fit-to-base-url'

const imported = { baseUrl: 'https://api.acme.test/v1', path: '/orders/{id}' }

test.each([
  ['https://api.acme.test/v1', '/orders/{id}', null],
  ['https://api.acme.test/v1/', '/orders/{id}', null],
  ['https://api.acme.test', '/v1/orders/{id}', null],
  ['https://api.acme.test/v1/orders', '/{id}', null],
  ['https://api.acme.test/v2', '/orders/{id}', 'https://api.acme.test/v1'],
  ['https://api.acme.test/v', '/orders/{id}', 'https://api.acme.test/v1'],
  ['http://api.acme.test/v1', '/orders/{id}', 'https://api.acme.test/v1'],
  ['https://other.test/v1', '/orders/{id}', 'https://api.acme.test/v1'],
])('below %s the path is %s', (baseUrl, path, elsewhere) => {
  expect(fitToBaseUrl(imported, baseUrl)).toEqual({ path, elsewhere })
})
