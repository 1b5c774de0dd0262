import { expect, test } from 'vitest'
import { detectKind } from '@/lib/imports'

test.each([
  ['openapi: 3.1.0\npaths: {}', '', 'openapi'],
  ['{"swagger": "2.0", "info": {}, "paths": {}}', '', 'openapi'],
  ['# curl the API\nopenapi: 3.0.3\ninfo:\n  description: |\n    curl https://a.example\n', '', 'openapi'],
  ['curl https://api.example.com/orders', '', 'curl'],
  ['$ curl https://api.example.com/orders', '', 'curl'],
  ['\n# list\ncurl \\\n  https://api.example.com/orders', '', 'curl'],
  ['# list\nAPI=https://a.example\nexport KEY=x\ncurl $API/orders', '', 'curl'],
  ['C:\\Windows\\curl.exe ^\n "https://a.example"', '', 'curl'],
  ['{"info": {"_postman_id": "1", "name": "a"}, "item": []}', '', 'postman'],
  [
    '{"info": {"name": "a", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}}',
    '',
    'postman',
  ],
  ['{"info": {"name": "a"}, "item": [ {"request": "https://a.example"} ]}', '', 'postman'],
  ['{"openapi": "3.0.0", "info": {"title": "a"}, "x": {"item": []}}', '', 'openapi'],
  ['{ "log": { "version": "1.2", "entries": [] } }', '', 'har'],
  ['\uFEFF{"log":{"entries":[]}}', '', 'har'],
  ['{}', 'session.har', 'har'],
  ['', '', 'openapi'],
])('%j %s is taken for %s', (text, fileName, kind) => {
  expect(detectKind(text, fileName)).toBe(kind)
})
