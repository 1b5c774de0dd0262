import { proposeAnnotations, ToolDefinition } from '@/lib/connectors/schema'

/** What a release holds beside its name, description and base URL, where nothing is needed of it. */
export const empty = { instructions: '', tools: [], prompts: [], resources: [] }

type Overrides = Partial<Omit<ToolDefinition, 'parameters'>> & {
  parameters?: Partial<ToolDefinition['parameters'][number]>[]
}

/** A valid tool, `get_order` unless told otherwise. */
export function tool(overrides: Overrides = {}): ToolDefinition {
  return ToolDefinition.parse({
    name: 'get_order',
    title: 'Get order',
    description: 'Returns one order by its id.',
    method: 'GET',
    path: '/orders/{id}',
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    annotations: proposeAnnotations(overrides.method ?? 'GET'),
    ...overrides,
  })
}
