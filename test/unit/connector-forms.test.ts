import { expect, test } from 'vitest'
import {
  addToClaudeCodeLine,
  addToClaudeLink,
  addToOrganisationLink,
} from '@/app/(portal)/p/[partner]/connectors/[connector]/connect/client-links'
import { CredentialForm } from '@/app/(portal)/p/[partner]/connectors/credential-form'
import { NewConnectorForm } from '@/app/(portal)/p/[partner]/connectors/new-connector-form'
import { fieldErrors } from '@/lib/errors'

const fields = {
  name: 'Orders',
  slug: 'orders',
  description: 'Orders of a small shop.',
  baseUrl: 'https://api.acme.example',
  access: 'portal',
  kind: 'none',
  headerName: '',
  queryName: '',
  userName: '',
  value: '',
}

test.each([
  [{ kind: 'none' }, { kind: 'none' }],
  [{}, { kind: 'none' }],
  [
    { kind: 'header', headerName: 'X-Api-Key', value: 's' },
    { kind: 'header', name: 'X-Api-Key', value: 's' },
  ],
  [
    { kind: 'query', queryName: 'key', headerName: 'left', value: 's' },
    { kind: 'query', name: 'key', value: 's' },
  ],
  [
    { kind: 'basic', userName: 'bob', value: 's' },
    { kind: 'basic', name: 'bob', value: 's' },
  ],
  [
    { kind: 'bearer', headerName: 'left', value: 's' },
    { kind: 'bearer', value: 's' },
  ],
])('reads the credential of %j', (form, credential) => {
  expect(CredentialForm.parse(form)).toEqual(credential)
})

test.each([
  [{ kind: 'header', headerName: 'X Key', value: 's' }, ['headerName']],
  [{ kind: 'header', headerName: '', value: '' }, ['headerName', 'value']],
  [{ kind: 'query', queryName: '', value: 's' }, ['queryName']],
  [{ kind: 'basic', userName: 'a:b', value: 's' }, ['userName']],
  [{ kind: 'bearer', value: 'a\r\nb' }, ['value']],
  [{ kind: 'magic', value: 's' }, ['kind']],
])('refuses %j at its own fields', (form, wrong) => {
  const parsed = CredentialForm.safeParse(form)
  expect(parsed.error && Object.keys(fieldErrors(parsed.error))).toEqual(wrong)
})

test('shows what is wrong with connector and credential at once', () => {
  const parsed = NewConnectorForm.safeParse({ ...fields, name: ' ', kind: 'bearer' })
  expect(parsed.error && Object.keys(fieldErrors(parsed.error))).toEqual(['name', 'value'])
})

test('takes an empty slug as none, and refuses the name of a page', () => {
  expect(NewConnectorForm.parse({ ...fields, slug: '' }).connector.slug).toBeUndefined()
  const parsed = NewConnectorForm.safeParse({ ...fields, slug: 'new' })
  expect(parsed.error && fieldErrors(parsed.error).slug).toContain('page of this portal')
})

test('fills in Claude’s dialog with name and address, percent-encoded', () => {
  const filled =
    'modal=add-custom-connector&connectorName=Orders%20%26%20more&connectorUrl=https%3A%2F%2Fportal.example%2Fmcp%2Forders'
  const endpoint = 'https://portal.example/mcp/orders'
  expect(addToClaudeLink('Orders & more', endpoint)).toBe(`https://claude.ai/customize/connectors?${filled}`)
  expect(addToOrganisationLink('Orders & more', endpoint)).toBe(`https://claude.ai/admin-settings/connectors?${filled}`)
  expect(addToClaudeCodeLine('orders', endpoint)).toBe(`claude mcp add --transport http orders ${endpoint}`)
})
