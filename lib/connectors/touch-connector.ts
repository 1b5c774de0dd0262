import type { Prisma } from '@/lib/db'

/** Marks the draft as changed; lists sort by it. */
export async function touchConnector(tx: Prisma.TransactionClient, connectorId: string): Promise<void> {
  await tx.connector.update({ where: { id: connectorId }, data: { updatedAt: new Date() } })
}

/** Until the transaction ends, whoever else would change the same draft waits here. */
export async function lockConnector(tx: Prisma.TransactionClient, connectorId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM "Connector" WHERE "id" = ${connectorId} FOR UPDATE`
}
