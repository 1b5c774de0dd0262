import { randomUUID } from 'node:crypto'
import type { CallToolResult } from '@modelcontextprotocol/server'
import { AppError } from '@/lib/errors'

function toolError(text: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text }] }
}

/** A failed call as the result Claude reads: what we expect says what to do, a bug gives only an id to find it in the log. */
export function asToolResult(error: unknown): CallToolResult {
  if (error instanceof AppError) return toolError(error.message)
  const id = randomUUID()
  console.error(`mcp: a tool call failed (${id})`, error)
  return toolError(`The portal failed to make this call. It is noted in its log as ${id}.`)
}

/** What a client of an older protocol is told where the API asks for more input. */
export function needsNewerClient(): CallToolResult {
  return toolError('This tool asks for further input, which only a client that speaks MCP 2026-07-28 can give.')
}
