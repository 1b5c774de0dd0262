import { db } from '@/lib/db'
import type { Member } from '@/lib/partners/schema'

export interface ToolCallRecord {
  connectorId: string
  release: number
  tool: string
  userId?: string
  clientId?: string
  outcome: 'ok' | 'tool_error' | 'upstream_error' | 'refused'
  status?: number
  durationMs: number
  resultChars: number
}

/** Writes one call down, after the answer. */
export function recordToolCall(call: ToolCallRecord): void {
  db()
    .toolCall.create({ data: call })
    .catch((error: unknown) => console.error('a tool call could not be recorded', error))
}

/** Writes down who changed what. */
export async function recordAudit(member: Member, event: string, subject: string, detail: object = {}): Promise<void> {
  const { partnerId, userId } = member
  await db().auditEntry.create({ data: { partnerId, userId, event, subject, detail } })
}
