import type { InputRequiredResult } from '@modelcontextprotocol/server'

/** The capability with which a client says that it can answer such a question. */
const CAPABILITY: Record<string, string> = {
  'elicitation/create': 'elicitation',
  'sampling/createMessage': 'sampling',
  'roots/list': 'roots',
}

/**
 * The questions without those the client cannot answer: it must not be asked (MCP 2026-07-28, basic/patterns/mrtr).
 * Where none would be left they stay, and the SDK tells the client with -32021 what it lacks.
 */
export function answerable(result: InputRequiredResult, capabilities: unknown): InputRequiredResult {
  const declared = new Set(Object.keys(capabilities ?? {}))
  const able = Object.entries(result.inputRequests ?? {}).filter(([, { method }]) =>
    declared.has(CAPABILITY[method] ?? ''),
  )
  return able.length > 0 ? { ...result, inputRequests: Object.fromEntries(able) } : result
}
