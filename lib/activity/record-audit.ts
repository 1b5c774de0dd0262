import { db, type Prisma } from '@/lib/db'

/** Who did it, and to whose things. A `Member` is one. */
export interface Actor {
  /** Null where nobody did: a rule of the portal. */
  userId: string | null
  partnerId: string
}

/** Notes one change. `detail` is shown to the partner: never a secret in it. Inside a transaction, give its client. */
export async function recordAudit(
  actor: Actor,
  event: string,
  subject: string,
  detail: Prisma.InputJsonObject = {},
  client: Pick<Prisma.TransactionClient, 'auditEntry'> = db(),
): Promise<void> {
  await client.auditEntry.create({
    data: { partnerId: actor.partnerId, userId: actor.userId, event, subject, detail },
  })
}
