import { randomUUID } from 'node:crypto'
import { AppError } from '@/lib/errors'
import { errorResult, type ToolResult } from './tool-result'

/** What we expect is told in its own words; a bug in one plain sentence, with the id under which it is logged. */
export function failureResult(error: unknown): ToolResult {
  if (error instanceof AppError) return errorResult(error.message)
  const requestId = randomUUID()
  console.error(`tool call ${requestId} failed`, error)
  return errorResult(`Something went wrong in the portal, not in the arguments. Its operator finds it as ${requestId}.`)
}
