/** What a client sends back after an `input_required` result (MCP 2026-07-28, basic/patterns/mrtr). */
export interface Retry {
  /** The client's answers by the names the API gave its questions. */
  inputResponses?: Record<string, unknown>
  /** What the API asked to get back, as it was. */
  requestState?: unknown
}

/** JSON in the characters a header may have. */
function headerJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A retry on its way to the API: `Mcp-Input-Responses` and `Mcp-Request-State`, each JSON. */
export function retryHeaders({ inputResponses, requestState }: Retry): Record<string, string> {
  return {
    ...(inputResponses !== undefined && { 'mcp-input-responses': headerJson(inputResponses) }),
    ...(requestState !== undefined && { 'mcp-request-state': headerJson(requestState) }),
  }
}
