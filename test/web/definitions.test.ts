import { beforeAll, expect, test } from 'vitest'
import { createPrompt, deleteConnector, findLiveConnector, publishRelease } from '@/lib/connectors'
import { exportDefinition, importDefinition, parseDefinition, renderDefinition } from '@/lib/definitions'
import { DEFINITION_FORMATS, type DefinitionFormat } from '@/lib/definitions/schema'
import type { Member } from '@/lib/partners/schema'
import { loadCredential } from '@/lib/upstream'
import { callApi, tokenOf } from '@/test/support/api-client'
import { newMember } from '@/test/support/people'
import { tool } from '@/test/support/tools'

const FILE = `version: 1
slug: orders
name: "Orders: all"
description: Orders of a small shop.
baseUrl: https://api.acme.example/v1
instructions: Ask for the order's id first.
access:
  mode: portal
  mixed: false
  who: anyone
credential:
  kind: basic
  name: acme
  valueFrom: ORDERS_CREDENTIAL
tools:
  - name: get_order
    title: Get order
    description: |-
      Returns one order by its id.

      Use it for "where is it" questions.
    method: GET
    path: /orders/{id}
    parameters:
      - name: id
        in: path
        description: Such as A7.
        schema:
          type: string
          pattern: ^[A-Z]\\d+$
      - name: status
        in: query
        schema:
          type: array
          items:
            enum:
              - "yes"
              - "no"
        sendAs: filter[status]
    annotations:
      readOnlyHint: true
      destructiveHint: false
      idempotentHint: true
      openWorldHint: false
    aliases:
      - find_order
    hidden: false
    group: Reading
prompts:
  - name: greet
    title: Greet
    arguments:
      - name: who
        required: true
        values:
          - Ada
    messages:
      - content:
          type: text
          text: Greet {{who}}.
      - role: assistant
        content:
          type: resource
          uri: shop://returns
resources:
  - kind: text
    name: returns
    title: Returns
    uri: shop://returns
    text: |
      Within 30 days.
  - kind: template
    name: order
    title: Order
    uriTemplate: shop://orders/{id}
    path: /orders/{id}
    variables:
      - name: id
`

let acme: Member

const put = (member: Member, slug: string, text: string, value?: string) => {
  const { definition, warnings } = parseDefinition(text)
  expect(warnings).toEqual([])
  const { credential } = definition
  const given = value && credential && credential.kind !== 'none' ? { ...credential, value } : credential
  return importDefinition(member, slug, { ...definition, credential: given })
}
const file = async (member: Member, slug: string, format: DefinitionFormat) =>
  renderDefinition(await exportDefinition(member, slug), format)

beforeAll(async () => {
  acme = await newMember('Acme')
})

test('gives back the file it was made from, to the letter', async () => {
  expect(await put(acme, 'orders', FILE, 'first secret')).toBe('created')
  expect(await file(acme, 'orders', 'yaml')).toBe(FILE)
})

test.each(DEFINITION_FORMATS)('import of an export changes nothing: %s', async (format) => {
  const text = await file(acme, 'orders', format)
  expect(await put(acme, 'orders', text)).toBe('unchanged')
  expect(await file(acme, 'orders', format)).toBe(text)
})

test('an export makes the same connector for someone else, who gives their own secret', async () => {
  const text = await file(acme, 'orders', 'json')
  await deleteConnector(acme, 'orders', 'orders')
  const other = await newMember('Other')
  await expect(put(other, 'orders', text)).rejects.toMatchObject({ fields: { 'credential.value': expect.any(String) } })
  expect(await put(other, 'orders', text, 'their secret')).toBe('created')
  expect(await file(other, 'orders', 'json')).toBe(text)
  expect(text).not.toContain('secret')
  await deleteConnector(other, 'orders', 'orders')
  await put(acme, 'orders', FILE, 'first secret')
})

test('keeps the secret where only the name beside it changes', async () => {
  await put(acme, 'orders', FILE.replace('name: acme', 'name: shop'))
  await publishRelease(acme, 'orders', { note: '' })
  const live = await findLiveConnector('orders')
  expect(await loadCredential(live?.id ?? '')).toEqual({ kind: 'basic', name: 'shop', value: 'first secret' })
})

test('access acts at once, the rest with the next release', async () => {
  await put(acme, 'orders', FILE.replace('mode: portal', 'mode: open').replace('Orders: all', 'Renamed'))
  expect(await findLiveConnector('orders')).toMatchObject({ access: 'open', snapshot: { name: 'Orders: all' } })
})

test('takes away what the file does not have', async () => {
  await put(acme, 'orders', FILE)
  await createPrompt(acme, 'orders', {
    name: 'extra',
    title: 'Extra',
    description: '',
    arguments: [],
    messages: [{ role: 'user', content: { type: 'text', text: 'Hi' } }],
  })
  expect((await exportDefinition(acme, 'orders')).prompts).toHaveLength(2)
  expect(await put(acme, 'orders', FILE)).toBe('updated')
  expect(await file(acme, 'orders', 'yaml')).toBe(FILE)
})

test.each([
  ['a prompt with an unknown blank', FILE.replace('{{who}}', '{{whom}}'), 'prompts.0.messages.0.content.text'],
  [
    'a prompt with an unknown resource',
    FILE.replace('uri: shop://returns\nr', 'uri: shop://other\nr'),
    'prompts.0.messages.1.content.uri',
  ],
  [
    'a template without its variable',
    FILE.replace('shop://orders/{id}', 'shop://orders/{no}'),
    'resources.1.uriTemplate',
  ],
  ['an address inside', FILE.replace('api.acme.example', '10.0.0.1'), 'baseUrl'],
])('says where %s is, and changes nothing', async (_what, text, path) => {
  await expect(put(acme, 'orders', text)).rejects.toMatchObject({ fields: { [path]: expect.any(String) } })
  expect(await file(acme, 'orders', 'yaml')).toBe(FILE)
})

test('a tool’s former name may not be another’s name', async () => {
  const { definition } = parseDefinition(FILE)
  const tools = [...definition.tools, tool({ name: 'find_order' })]
  await expect(importDefinition(acme, 'orders', { ...definition, tools })).rejects.toMatchObject({
    fields: { tools: expect.stringContaining('find_order') },
  })
})

test('does not exist for a member of another partner', async () => {
  await expect(exportDefinition(await newMember('Rival'), 'orders')).rejects.toMatchObject({ code: 'not_found' })
})

test('is served as a file, YAML or JSON', async () => {
  const token = await tokenOf(acme)
  const yaml = await callApi('GET', '/api/v1/connectors/orders/definition', { token })
  expect([yaml.headers.get('content-type'), yaml.body]).toEqual(['application/yaml; charset=utf-8', FILE])
  const json = await callApi('GET', '/api/v1/connectors/orders/definition?format=json', { token })
  expect(json.body).toMatchObject({ version: 1, slug: 'orders', credential: { valueFrom: 'ORDERS_CREDENTIAL' } })
  const odd = await callApi('GET', '/api/v1/connectors/orders/definition?format=xml', { token })
  expect([odd.status, Object.keys(odd.body.errors)]).toEqual([400, ['format']])
})

test('a thousand tools go in and out in seconds', { timeout: 60_000 }, async () => {
  const tools = Array.from({ length: 1000 }, (_, index) =>
    tool({ name: `get_order_${index}`, path: `/orders-${index}/{id}` }),
  )
  const { definition } = parseDefinition(FILE)
  const large = { ...definition, slug: 'large', tools, credential: { kind: 'none' as const } }
  const started = Date.now()
  expect(await importDefinition(acme, 'large', large)).toBe('created')
  expect(await importDefinition(acme, 'large', large)).toBe('unchanged')
  expect(Date.now() - started).toBeLessThan(30_000)
})
