import { type Parameter, proposeAnnotations, type ToolDefinition } from '@/lib/connectors/schema'

interface Fixture {
  name: string
  description: string
  method?: ToolDefinition['method']
  parameters?: Parameter[]
}

const FIXTURES: Fixture[] = [
  { name: 'test_simple_text', description: 'Gives a short text.' },
  { name: 'test_image_content', description: 'Gives a PNG image.' },
  { name: 'test_audio_content', description: 'Gives a WAV recording.' },
  { name: 'test_embedded_resource', description: 'Gives an embedded resource.' },
  { name: 'test_multiple_content_types', description: 'Gives text, an image and a resource in one result.' },
  { name: 'test_error_handling', description: 'Always fails.' },
  { name: 'test_tool_with_logging', description: 'Logs three messages while it works.' },
  { name: 'test_logging_tool', description: 'Logs one message while it works.' },
  { name: 'test_tool_with_progress', description: 'Reports its progress in three steps.' },
  { name: 'test_missing_capability', description: 'Asks for sampling, which few clients offer.' },
  { name: 'test_streaming_elicitation', description: 'Asks one question.' },
  { name: 'test_trigger_tool_change', description: 'Serves the other release of this connector.', method: 'POST' },
  { name: 'test_trigger_prompt_change', description: 'Serves the other release, with other prompts.', method: 'POST' },
  { name: 'test_input_required_result_elicitation', description: 'Asks for a name, then greets.' },
  { name: 'test_input_required_result_sampling', description: 'Asks the model for a capital.' },
  { name: 'test_input_required_result_list_roots', description: 'Asks for the roots of the client.' },
  { name: 'test_input_required_result_request_state', description: 'Asks for a confirmation and keeps a state.' },
  { name: 'test_input_required_result_multiple_inputs', description: 'Asks three questions at once.' },
  { name: 'test_input_required_result_multi_round', description: 'Asks two questions, one after the other.' },
  { name: 'test_input_required_result_tampered_state', description: 'Asks for a confirmation and keeps a state.' },
  { name: 'test_input_required_result_capabilities', description: 'Asks in every way the client can answer.' },
  {
    name: 'test_x_mcp_header',
    description: 'Takes a region that is also sent as a header.',
    parameters: [
      {
        name: 'region',
        in: 'query',
        required: false,
        description: 'Where to look',
        schema: { type: 'string', 'x-mcp-header': 'Region' },
      },
    ],
  },
  { name: 'second_release_only', description: 'Comes and goes with the second release.' },
]

/** The fixture tools of the suite's everything server as ordinary tools over the API of fixture-api.mjs. */
export const TOOLS: ToolDefinition[] = FIXTURES.map(({ name, description, method = 'GET', parameters = [] }) => ({
  name,
  title: name.replaceAll('_', ' '),
  description,
  method,
  path: `/${name}`,
  parameters,
  bodyEncoding: 'json',
  annotations: proposeAnnotations(method),
}))
