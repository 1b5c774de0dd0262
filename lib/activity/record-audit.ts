import { db, type Prisma } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { toAuditDetail } from './audit-detail'
import type { AuditEvent } from './describe-event'

/** Who did it, and to whose things. A `Member` is one. */
export interface Actor {
  /** Null where nobody did: a rule of the portal. */
  userId: string | null
  partnerId: string
  /** Of a member: what they may. */
  role?: string
}

/** What every member may do to what is their own. */
const OWN_EVENTS = new Set<AuditEvent>(['token.created', 'token.revoked', 'member.left'])

/**
 * Notes one change. `detail` is shown to the partner: never a secret in it; what `changedParts` gives shows as before and after. Inside a
 * transaction, give its client. Throws `forbidden` for a viewer, so that a change whose verb forgot to ask is never committed.
 */
export async function recordAudit(
  actor: Actor,
  event: AuditEvent,
  subject: string,
  detail: object = {},
  client: Pick<Prisma.TransactionClient, 'auditEntry'> = db(),
): Promise<void> {
  if (actor.role === 'viewer' && !OWN_EVENTS.has(event)) {
    throw new AppError('forbidden', 'Viewers change nothing. Ask an admin for another role.')
  }
  await client.auditEntry.create({
    data: { partnerId: actor.partnerId, userId: actor.userId, event, subject, detail: toAuditDetail(detail) },
  })
}
