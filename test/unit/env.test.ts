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
  ['SMTP_URL', 'https://mail.example'],
  ['MAIL_FROM', 'nobody'],
  ['ALLOW_PRIVATE_UPSTREAMS', 'yes'],
  ['OWNER_EMAIL', 'nobody'],
  ['OWNER_PASSWORD', 'too short'],
])('says what is wrong with %s=%s', (name, value) => {
  expect(() => parseEnvironment({ [name]: value })).toThrow(
    new RegExp(`^The environment cannot be used\\.\\n${name}: `),
  )
})

test('a mail server needs an address to send from', () => {
  const SMTP_URL = 'smtp://user:secret@mail.example:587'
  expect(() => parseEnvironment({ SMTP_URL })).toThrow(/^The environment cannot be used\.\nMAIL_FROM: /)
  const MAIL_FROM = 'Portico <portico@example.com>'
  expect(parseEnvironment({ SMTP_URL, MAIL_FROM })).toMatchObject({ SMTP_URL, MAIL_FROM })
  expect(() => parseEnvironment({ MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' })).toThrow(/MAIL_FROM/)
})
