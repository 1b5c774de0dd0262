import { expect, test } from 'vitest'
import { fillPieces } from '@/app/(portal)/p/[partner]/connectors/[connector]/prompts/_components/fill-pieces'
import { toPromptDefinition, toPromptForm } from '@/app/(portal)/p/[partner]/connectors/[connector]/prompts/prompt-form'
import {
  toResourceDefinition,
  toResourceForm,
} from '@/app/(portal)/p/[partner]/connectors/[connector]/resources/resource-form'
import { PromptDefinition, ResourceDefinition } from '@/lib/connectors/schema'
import { prompt, templateResource, textResource } from '@/test/support/prompts'

const file = textResource({ kind: 'file', uri: 'shop://logo', mimeType: 'image/png', data: 'AAAA' })
const everything = prompt({
  arguments: [
    { name: 'tone', description: 'How', required: true, values: ['a b', 'c'], question: 'Which?' },
    { name: 'id' },
  ],
  messages: [
    { role: 'assistant', content: { type: 'text', text: '{{tone}}' } },
    { role: 'user', content: { type: 'resource', uri: 'shop://{{id}}' } },
    { role: 'user', content: { type: 'image', mimeType: 'image/png', data: 'AAAA' } },
  ],
})

test.each([prompt(), everything])('a prompt goes through its form unchanged', (one) => {
  expect(PromptDefinition.parse(toPromptDefinition(toPromptForm(one)))).toEqual(one)
})

test.each([
  textResource(),
  file,
  templateResource(),
  templateResource({ path: '/orders', variables: [{ name: 'id', in: 'query', sendAs: 'order_id' }] }),
])('a resource goes through its form unchanged', (one) => {
  expect(ResourceDefinition.parse(toResourceDefinition(toResourceForm(one)))).toEqual(one)
})

test('suggestions are the lines that say something', () => {
  const form = toPromptForm(prompt())
  const [argument] = form.arguments
  const typed = { ...form, arguments: argument ? [{ ...argument, values: ' a \n\n b\n' }] : [] }
  expect(PromptDefinition.parse(toPromptDefinition(typed)).arguments[0]?.values).toEqual(['a', 'b'])
})

test('a preview fills the blanks that have a value', () => {
  const pieces = fillPieces('Write {{ tone }} to {{who}}.', { tone: 'kindly' })
  expect(pieces.map(({ shown }) => shown).join('')).toBe('Write kindly to {{who}}.')
  expect(pieces.filter(({ blank }) => blank)).toHaveLength(2)
})
