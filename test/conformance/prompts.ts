import { PromptDefinition, ResourceDefinition } from '@/lib/connectors/schema'
import fixture from './fixture.json'

const says = (text: string) => ({ role: 'user', content: { type: 'text', text } })

/** The fixture prompts of the suite's everything server. The last one comes and goes with the second release. */
export const PROMPTS: PromptDefinition[] = [
  {
    name: 'test_simple_prompt',
    description: 'Says one sentence.',
    messages: [says('This is a simple prompt for testing.')],
  },
  {
    name: 'test_prompt_with_arguments',
    description: 'Repeats its two arguments.',
    arguments: [
      { name: 'arg1', description: 'First test argument', required: true, values: ['paris', 'park', 'party'] },
      { name: 'arg2', description: 'Second test argument', required: true },
    ],
    messages: [says("Prompt with arguments: arg1='{{arg1}}', arg2='{{arg2}}'")],
  },
  {
    name: 'test_prompt_with_embedded_resource',
    description: 'Puts a resource into the conversation.',
    arguments: [{ name: 'resourceUri', description: 'URI of the resource to embed', required: true }],
    messages: [
      { role: 'user', content: { type: 'resource', uri: '{{resourceUri}}' } },
      says('Please process the embedded resource above.'),
    ],
  },
  {
    name: 'test_prompt_with_image',
    description: 'Puts an image into the conversation.',
    messages: [
      { role: 'user', content: { type: 'image', mimeType: 'image/png', data: fixture.png } },
      says('Please analyze the image above.'),
    ],
  },
  {
    name: 'test_input_required_result_prompt',
    description: 'Asks for a context before it says anything.',
    arguments: [{ name: 'context', required: true, question: 'What context should the prompt use?' }],
    messages: [says('Use this context: {{context}}')],
  },
  {
    name: 'second_release_only',
    description: 'Comes and goes with the second release.',
    messages: [says('I come and go with the second release.')],
  },
].map((prompt) => PromptDefinition.parse({ title: prompt.name.replaceAll('_', ' '), ...prompt }))

/** The fixture resources. */
export const RESOURCES: ResourceDefinition[] = [
  {
    kind: 'text',
    name: 'static-text',
    uri: 'test://static-text',
    text: 'This is the content of the static text resource.',
  },
  { kind: 'file', name: 'static-binary', uri: 'test://static-binary', mimeType: 'image/png', data: fixture.png },
  { kind: 'text', name: 'watched', uri: 'test://watched-resource', text: 'Nothing happens here between releases.' },
  { kind: 'text', name: 'example', uri: 'test://example-resource', text: 'Embedded resource content for testing.' },
  {
    kind: 'template',
    name: 'template',
    uriTemplate: 'test://template/{id}/data',
    path: '/template/{id}',
    variables: [{ name: 'id', values: ['123'] }],
  },
].map((resource) => ResourceDefinition.parse({ title: resource.name, ...resource }))
