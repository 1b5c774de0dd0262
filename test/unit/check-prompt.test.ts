import { expect, test } from 'vitest'
import { checkPrompt, checkResource } from '@/lib/connectors'
import { PromptDefinition, ResourceDefinition } from '@/lib/connectors/schema'
import { prompt, templateResource, textResource } from '@/test/support/prompts'

const says = (uri: string) => ({ messages: [{ content: { type: 'resource', uri } }] })
const at = (field: string) =>
  expect.objectContaining({ code: 'invalid_argument', fields: { [field]: expect.any(String) } })

test('takes a prompt whose blanks are arguments and whose resources are there', () => {
  const resources = [textResource(), templateResource()]
  for (const uri of ['shop://returns', 'shop://orders/A7', '{{tone}}']) {
    expect(() => checkPrompt(prompt(says(uri)), resources)).not.toThrow()
  }
})

test.each([
  ['a blank without an argument', { arguments: [] }, 'messages.0.content.text'],
  ['a resource that is not there', says('shop://nowhere'), 'messages.0.content.uri'],
  ['one of another depth than the template', says('shop://orders/A7/lines'), 'messages.0.content.uri'],
  ['an empty blank of a template', says('shop://orders/'), 'messages.0.content.uri'],
  ['two arguments of a name', { arguments: [{ name: 'tone' }, { name: 'tone' }] }, 'arguments.1.name'],
  ['an argument every object has', { arguments: [{ name: 'tone' }, { name: '__proto__' }] }, 'arguments.1.name'],
  ['a name every object has', { name: 'constructor' }, 'name'],
])('says at the field what is wrong with %s', (_what, overrides, field) => {
  expect(() => checkPrompt(prompt(overrides), [textResource(), templateResource()])).toThrow(at(field))
})

test.each([
  ['a name with a blank', { name: 'write reply' }],
  ['no message', { messages: [] }],
  ['an empty text', { messages: [{ content: { type: 'text', text: ' ' } }] }],
  ['an image of another kind', { messages: [{ content: { type: 'image', mimeType: 'image/svg+xml', data: 'AAAA' } }] }],
  ['an image that is not Base64', { messages: [{ content: { type: 'image', mimeType: 'image/png', data: 'AAA' } }] }],
  [
    'an image of 257 KB',
    { messages: [{ content: { type: 'image', mimeType: 'image/png', data: 'A'.repeat(351_000) } }] },
  ],
  ['an empty completion', { arguments: [{ name: 'tone', values: [''] }] }],
])('is no prompt with %s', (_what, overrides) => {
  expect(PromptDefinition.safeParse({ ...prompt(), ...overrides }).success).toBe(false)
})

test.each([
  'shop://returns',
  'shop://returns/2026?lang=en',
  'https://acme.example/returns',
  'urn:acme:returns',
  'file:///returns.txt',
])('takes %s as an address', (uri) => {
  expect(() => checkResource(textResource({ uri }))).not.toThrow()
})

test.each([
  'returns',
  '/returns',
  'https://acme.example',
  'HTTPS://acme.example/',
  'shop://re turns',
  'javascript:alert(1)',
  'data:text/plain,hello',
])('does not take %s as an address', (uri) => {
  expect(() => checkResource(textResource({ uri }))).toThrow(at('uri'))
})

const template = (uriTemplate: string, path = '/orders/{id}', more: object[] = []) =>
  templateResource({ uriTemplate, path, variables: [{ name: 'id' }, ...more] })

test.each(['shop://orders/{id}', 'shop://{id}', 'shop://v1-{id}/data', 'https://acme.example/orders/{id}/lines'])(
  'takes %s as a template',
  (uriTemplate) => {
    expect(() => checkResource(template(uriTemplate))).not.toThrow()
  },
)

test.each([
  ['no blank', 'shop://orders', ['uriTemplate', 'variables.0.name']],
  ['an open brace', 'shop://orders/{id}/{', ['uriTemplate']],
  ['a list of names', 'shop://orders/{id,x}', ['uriTemplate', 'variables.0.name']],
  ['an operator', 'shop://orders{/id}', ['uriTemplate', 'variables.0.name']],
  ['a blank twice', 'shop://orders/{id}/{id}', ['uriTemplate']],
  ['text behind a blank, which long URIs make slow', 'shop://orders/{id}-x', ['uriTemplate']],
  ['a blank nobody fills', 'shop://orders/{id}/{x}', ['uriTemplate']],
  ['no scheme', 'orders/{id}', ['uriTemplate']],
])('does not take a template with %s', (_what, uriTemplate, fields) => {
  const expected = Object.fromEntries(fields.map((field) => [field, expect.any(String)]))
  expect(() => checkResource(template(uriTemplate))).toThrow(expect.objectContaining({ fields: expected }))
})

test('says where a variable cannot go', () => {
  const lost = template('shop://orders/{id}', '/orders')
  expect(() => checkResource(lost)).toThrow(
    expect.objectContaining({ fields: { 'variables.0.name': 'The path has no {id}' } }),
  )
  const open = template('shop://orders/{id}', '/orders/{id}/{line}')
  expect(() => checkResource(open)).toThrow(at('path'))
  const query = templateResource({ path: '/orders', variables: [{ name: 'id', in: 'query', sendAs: 'order_id' }] })
  expect(() => checkResource(query)).not.toThrow()
})

test('bounds what one resource holds', () => {
  expect(ResourceDefinition.safeParse({ ...textResource(), text: 'x'.repeat(200_001) }).success).toBe(false)
  const file = { kind: 'file', name: 'logo', title: 'Logo', uri: 'shop://logo', mimeType: 'image/png' }
  expect(ResourceDefinition.safeParse({ ...file, data: 'A'.repeat(699_048) }).success).toBe(true)
  expect(ResourceDefinition.safeParse({ ...file, data: 'A'.repeat(699_056) }).success).toBe(false)
})
