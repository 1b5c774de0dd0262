import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { buildDefinitionSchema, parseText } from '@/lib/definitions'

const published = JSON.parse(readFileSync(join(process.cwd(), 'public/schemas/connector.v1.json'), 'utf8'))
const validate = new Ajv2020({ strict: false, formats: { uri: true } }).compile(published)

const FILE = `
version: 1
slug: orders
name: Orders
description: Orders of a small shop.
baseUrl: https://api.acme.example/v1
access:
  mode: portal
credential:
  kind: header
  name: X-Api-Key
  valueFrom: ORDERS_CREDENTIAL
tools:
  - name: get_order
    description: Returns one order by its id.
    method: GET
    path: /orders/{id}
    parameters:
      - name: id
        in: path
`

test('the published schema is the one the portal reads with: npm run schemas', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(buildDefinitionSchema())))
})

test('takes a file as the documentation shows it', () => {
  validate(parseText(FILE))
  expect(validate.errors).toBeNull()
})

test.each([
  ['a misspelt key', FILE.replace('in: path', 'inn: path')],
  ['another method', FILE.replace('GET', 'FETCH')],
  ['another version', FILE.replace('version: 1', 'version: 2')],
  ['no name', FILE.replace('name: Orders', '')],
])('marks %s', (_what, text) => {
  expect(validate(parseText(text))).toBe(false)
})
