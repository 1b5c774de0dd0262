// An ordinary HTTP API that answers as the fixture tools of the conformance suite must.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

const { png } = JSON.parse(readFileSync(new URL('./fixture.json', import.meta.url), 'utf8'))
const PNG = Buffer.from(png, 'base64')
const WAV = Buffer.from('UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=', 'base64')

const text = (value) => ({ type: 'text', text: value })
const elicitation = (message, name, type = 'string') => ({
  method: 'elicitation/create',
  params: { message, requestedSchema: { type: 'object', properties: { [name]: { type } }, required: [name] } },
})
const sampling = (question) => ({
  method: 'sampling/createMessage',
  params: { messages: [{ role: 'user', content: text(question) }], maxTokens: 100 },
})
const roots = { method: 'roots/list', params: {} }

function send(response, type, body, status = 200) {
  response.writeHead(status, { 'content-type': type }).end(body)
}

/** A result in MCP's own form. */
function sendMcp(response, result) {
  send(response, 'application/vnd.mcp+json', JSON.stringify(result))
}

function sendContent(response, ...content) {
  sendMcp(response, { content })
}

/** Asks `questions` until each has an answer, then gives what `complete` says. */
function asking(questions, complete, state) {
  return (request, response) => {
    const { answers, requestState } = retryOf(request)
    const open = Object.entries(questions).filter(([name]) => !isAnswer(answers[name]))
    if (open.length === 0) return sendContent(response, text(complete(answers, requestState)))
    sendMcp(response, {
      resultType: 'input_required',
      inputRequests: Object.fromEntries(open),
      ...(state && { requestState: state }),
    })
  }
}

function isAnswer(value) {
  return typeof value === 'object' && value !== null && (value.action === undefined || value.action === 'accept')
}

function retryOf({ headers }) {
  const parse = (name) => (headers[name] === undefined ? undefined : JSON.parse(headers[name]))
  return { answers: parse('mcp-input-responses') ?? {}, requestState: parse('mcp-request-state') }
}

async function stream(response, events) {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const [event, value] of events) {
    response.write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`)
    await pause(50)
  }
  response.end()
}

const logged = (data) => ['log', { level: 'info', data }]
const progressed = (progress) => ['progress', { progress, total: 100 }]
const finished = (value) => ['result', { content: [text(value)] }]
const confirm = { confirm: elicitation('Please confirm', 'ok', 'boolean') }

function multiRound(request, response) {
  const { answers, requestState } = retryOf(request)
  if (requestState === 'second' && isAnswer(answers.step2)) return sendContent(response, text('Both steps are done'))
  const second = requestState === 'first' && isAnswer(answers.step1)
  sendMcp(response, {
    resultType: 'input_required',
    inputRequests: second
      ? { step2: elicitation('Step 2: What is your favorite color?', 'color') }
      : { step1: elicitation('Step 1: What is your name?', 'name') },
    requestState: second ? 'second' : 'first',
  })
}

/** What each path answers; `changeTools` makes the connector's tools change. */
function answers(changeTools) {
  return {
    '/test_simple_text': (_, response) => send(response, 'text/plain', 'This is a simple text response for testing.'),
    '/test_image_content': (_, response) => send(response, 'image/png', PNG),
    '/test_audio_content': (_, response) => send(response, 'audio/wav', WAV),
    '/test_embedded_resource': (_, response) =>
      sendContent(response, {
        type: 'resource',
        resource: {
          uri: 'test://embedded-resource',
          mimeType: 'text/plain',
          text: 'This is an embedded resource content.',
        },
      }),
    '/test_multiple_content_types': (_, response) =>
      sendContent(
        response,
        text('Multiple content types test:'),
        { type: 'image', data: PNG.toString('base64'), mimeType: 'image/png' },
        {
          type: 'resource',
          resource: {
            uri: 'test://mixed-content-resource',
            mimeType: 'application/json',
            text: '{"test":"data","value":123}',
          },
        },
      ),
    '/test_error_handling': (_, response) =>
      send(response, 'application/json', '{"message":"This tool intentionally returns an error for testing"}', 500),
    '/test_tool_with_logging': (_, response) =>
      stream(response, [
        logged('Tool execution started'),
        logged('Tool processing data'),
        logged('Tool execution completed'),
        finished('Logged three messages'),
      ]),
    '/test_logging_tool': (_, response) => stream(response, [logged('Working'), finished('Logged one message')]),
    '/test_tool_with_progress': (_, response) =>
      stream(response, [progressed(0), progressed(50), progressed(100), finished('Reported three times')]),
    '/test_missing_capability': asking({ opinion: sampling('What do you think?') }, () => 'Thank you'),
    '/test_streaming_elicitation': asking({ name: elicitation('What is your name?', 'name') }, () => 'Thank you'),
    '/test_trigger_tool_change': async (_, response) => {
      await changeTools()
      send(response, 'application/json', '{"changed":true}')
    },
    '/test_input_required_result_elicitation': asking(
      { user_name: elicitation('What is your name?', 'name') },
      ({ user_name }) => `Hello, ${user_name.content?.name}!`,
    ),
    '/test_input_required_result_sampling': asking(
      { capital_question: sampling('What is the capital of France?') },
      ({ capital_question }) => JSON.stringify(capital_question.content),
    ),
    '/test_input_required_result_list_roots': asking({ client_roots: roots }, ({ client_roots }) =>
      JSON.stringify(client_roots.roots),
    ),
    '/test_input_required_result_request_state': asking(
      confirm,
      (_, state) => (state === 'opaque' ? 'state-ok' : 'state-lost'),
      'opaque',
    ),
    '/test_input_required_result_tampered_state': asking(confirm, () => 'Confirmed', 'sealed'),
    '/test_input_required_result_multiple_inputs': asking(
      {
        user_name: elicitation('What is your name?', 'name'),
        greeting: sampling('Generate a greeting'),
        client_roots: roots,
      },
      () => 'All three are answered',
      'three',
    ),
    '/test_input_required_result_multi_round': multiRound,
    '/test_input_required_result_capabilities': asking(
      { name: elicitation('What is your name?', 'name'), greeting: sampling('Generate a greeting') },
      () => 'Thank you',
    ),
    '/test_trigger_prompt_change': async (_, response) => {
      await changeTools()
      send(response, 'application/json', '{"changed":true}')
    },
    '/template/123': (_, response) =>
      send(response, 'application/json', '{"id":"123","templateTest":true,"data":"Data for ID: 123"}'),
    '/test_x_mcp_header': (request, response) => send(response, 'text/plain', request.url),
  }
}

/** Starts the API on a free port of this machine; gives its origin and how to end it. */
export async function startFixtureApi(changeTools) {
  const paths = answers(changeTools)
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://fixture')
    const answer = paths[pathname]
    if (!answer) return send(response, 'application/json', '{"message":"There is no such fixture"}', 404)
    try {
      await answer(request, response)
    } catch (error) {
      send(response, 'text/plain', String(error), 500)
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => new Promise((resolve) => server.closeAllConnections() ?? server.close(resolve))
  return { origin: `http://127.0.0.1:${server.address().port}`, close }
}
