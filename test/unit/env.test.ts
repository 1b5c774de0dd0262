import { expect, test } from 'vitest'
import { parseEnvironment } from '@/lib/env'

test('needs nothing', () => {
  expect(parseEnvironment({})).toMatchObject({ PORT: 3000, ALLOW_PRIVATE_UPSTREAMS: false, OPEN_SIGN_UP: false })
})

test('takes an empty variable for one that is not set', () => {
  const { PUBLIC_URL, DATABASE_URL, SECRET_KEY } = parseEnvironment({
    PUBLIC_URL: '',
    DATABASE_URL: '',
    SECRET_KEY: '',
  })
  expect([PUBLIC_URL, DATABASE_URL, SECRET_KEY]).toEqual([undefined, undefined, undefined])
})

test('keeps only the origin of PUBLIC_URL', () => {
  expect(parseEnvironment({ PUBLIC_URL: 'https://Portal.Example/' }).PUBLIC_URL).toBe('https://portal.example')
})

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PUBLIC_URL', 'portal.example'],
  ['PUBLIC_URL', 'https://portal.example/app'],
  ['PUBLIC_URL', 'ftp://portal.example'],
  ['DATABASE_URL', 'mysql://localhost/portico'],
  ['SECRET_KEY', 'too short'],
  ['ALLOW_PRIVATE_UPSTREAMS', 'yes'],
  ['OWNER_EMAIL', 'nobody'],
  ['OWNER_PASSWORD', 'too short'],
])('says what is wrong with %s=%s', (name, value) => {
  expect(() => parseEnvironment({ [name]: value })).toThrow(
    new RegExp(`^The environment cannot be used\\.\\n${name}: `),
  )
})
