import { PromptDefinition, ResourceDefinition } from '@/lib/connectors/schema'

/** A valid prompt, `write_reply` unless told otherwise. */
export function prompt(overrides: Record<string, unknown> = {}): PromptDefinition {
  return PromptDefinition.parse({
    name: 'write_reply',
    title: 'Write a reply',
    description: 'Answers a customer.',
    arguments: [{ name: 'tone', description: 'How it sounds', values: ['friendly', 'formal', 'unfriendly'] }],
    messages: [{ role: 'user', content: { type: 'text', text: 'Write a {{tone}} reply.' } }],
    ...overrides,
  })
}

/** A valid text, `shop://returns` unless told otherwise. */
export function textResource(overrides: Record<string, unknown> = {}): ResourceDefinition {
  return ResourceDefinition.parse({
    kind: 'text',
    name: 'returns',
    title: 'Returns',
    uri: 'shop://returns',
    text: 'Thirty days.',
    ...overrides,
  })
}

/** A valid template, `shop://orders/{id}` unless told otherwise. */
export function templateResource(overrides: Record<string, unknown> = {}): ResourceDefinition {
  return ResourceDefinition.parse({
    kind: 'template',
    name: 'order',
    title: 'An order',
    uriTemplate: 'shop://orders/{id}',
    path: '/orders/{id}',
    variables: [{ name: 'id', in: 'path', values: ['A7', 'B2'] }],
    ...overrides,
  })
}
