import { bodyKind, decodeText, mediaType } from './content-type'
import { EventStreamReader } from './event-stream'
import type { UpstreamAnswer } from './send-request'
import { EXPRESSION_FAULT, resultLimit, type ShapedTool, shapeJson } from './shape-json'
import { shapeOwnResult } from './shape-own-result'
import { shapeRefusal } from './shape-refusal'
import { errorResult, type ToolResult, textResult } from './tool-result'

/** Base64 characters of one image or sound that Claude takes. */
const MEDIA_LIMIT = 5_000_000

const count = new Intl.NumberFormat('en-US')

function sizeOf(bytes: number): string {
  return bytes < 10_000 ? `${count.format(bytes)} bytes` : `${count.format(Math.round(bytes / 1000))} kB`
}

function shapeMedia(kind: 'image' | 'audio', type: string, body: Uint8Array): ToolResult {
  const encoded = Buffer.from(body).toString('base64')
  if (encoded.length > MEDIA_LIMIT) {
    return textResult(`The API answered with ${type} of ${sizeOf(body.length)}. That is too large to pass on.`)
  }
  return { content: [{ type: kind, data: encoded, mimeType: type }] }
}

function shapeEvents(body: Uint8Array, tool: ShapedTool): ToolResult {
  const end = new TextEncoder().encode('\n\n')
  const reader = new EventStreamReader()
  const events = [...reader.push(body), ...reader.push(end)]
  const result = events.find((event) => event.event === 'result')
  if (result) return shapeOwnResult(result.data, tool.outputSchema, resultLimit(tool))
  return errorResult('The API ended its event stream without a result. Try again, or tell the connector’s publisher.')
}

function isUtf8(body: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body)
    return !body.includes(0)
  } catch {
    return false
  }
}

function shapeEmpty(status: number, tool: ShapedTool): ToolResult {
  const text = `The API did it, and answered ${status} with an empty body.`
  if (!tool.outputSchema) return textResult(text)
  return errorResult(
    `${text} The tool's output schema promises more; the connector's publisher must take the schema away. Do not call again.`,
  )
}

/** What Claude gets for an answer of the partner's API. Pure; never throws for what an API may answer. */
export function shapeResult(tool: ShapedTool, answer: UpstreamAnswer): ToolResult {
  const { status, headers, body } = answer
  if (status < 200 || status >= 300) return shapeRefusal(answer)
  if (body.length === 0) return shapeEmpty(status, tool)

  const type = mediaType(headers)
  const kind = bodyKind(type)
  switch (kind) {
    case 'mcp':
      return shapeOwnResult(decodeText(body, headers), tool.outputSchema, resultLimit(tool))
    case 'events':
      return shapeEvents(body, tool)
    case 'json':
      return shapeJson(decodeText(body, headers), tool)
    case 'text':
      if (type === '' && !isUtf8(body)) break
      // An output schema or an expression says that JSON is meant, whatever the header says.
      return shapeJson(decodeText(body, headers), tool)
    case 'image':
    case 'audio':
      if (!tool.outputSchema && !tool.result?.expression) return shapeMedia(kind, type, body)
  }
  const note = `The API answered with ${type || 'bytes of no named type'}, ${sizeOf(body.length)}. Claude cannot read that.`
  if (tool.result?.expression) return errorResult(`${note} The tool's expression needs JSON. ${EXPRESSION_FAULT}`)
  return tool.outputSchema ? errorResult(`${note} The tool's output schema promises JSON.`) : textResult(note)
}
