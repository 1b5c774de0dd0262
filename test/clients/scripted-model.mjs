// Stands in for the model API, so that Claude Code runs to its end without an account: calls one tool, then says "done".
import { createServer } from 'node:http'

const USAGE = { input_tokens: 10, output_tokens: 5, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 }

async function readJson(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : undefined
}

function sendJson(response, value, status = 200) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

function sendStream(response, message, block) {
  const send = (type, rest) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...rest })}\n\n`)
  const isText = block.type === 'text'
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  send('message_start', { message: { ...message, content: [], stop_reason: null } })
  send('content_block_start', { index: 0, content_block: isText ? { ...block, text: '' } : { ...block, input: {} } })
  const delta = isText
    ? { type: 'text_delta', text: block.text }
    : { type: 'input_json_delta', partial_json: JSON.stringify(block.input) }
  send('content_block_delta', { index: 0, delta })
  send('content_block_stop', { index: 0 })
  send('message_delta', { delta: { stop_reason: isText ? 'end_turn' : 'tool_use', stop_sequence: null }, usage: USAGE })
  send('message_stop', {})
  response.end()
}

/**
 * Starts on a free loopback port. `call`, if given, is what the model asks for in its first turn that has tools.
 * @param {{ tool: string, input: object }} [call]
 */
export async function startScriptedModel(call) {
  const requests = []
  let called = false
  const server = createServer(async (request, response) => {
    const body = await readJson(request)
    const path = request.url.split('?')[0]
    if (path === '/v1/messages/count_tokens') return sendJson(response, { input_tokens: 1 })
    if (path !== '/v1/messages') return sendJson(response, { type: 'error', error: { type: 'not_found_error' } }, 404)
    requests.push(body)

    const offered = body.tools?.some(({ name }) => name === call?.tool)
    const block =
      offered && !called
        ? { type: 'tool_use', id: 'toolu_scripted', name: call.tool, input: call.input }
        : { type: 'text', text: 'done' }
    if (offered) called = true
    const message = { id: 'msg_scripted', type: 'message', role: 'assistant', model: body.model, usage: USAGE }
    if (body.stream) return sendStream(response, message, block)
    const stop_reason = block.type === 'text' ? 'end_turn' : 'tool_use'
    sendJson(response, { ...message, stop_sequence: null, content: [block], stop_reason })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}
