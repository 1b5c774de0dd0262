import { changedParts, recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { checkBaseUrl } from '@/lib/network'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { getConnector } from './get-connector'
import { requireSettingRole } from './require-setting-role'
import type { ConnectorDetails } from './schema'

/**
 * Changes name, description, base URL and access. Access acts at once; the rest with the next release. Throws `forbidden` where an editor
 * would change who may connect or where calls go.
 */
export async function updateConnector(member: Member, slug: string, input: ConnectorDetails): Promise<void> {
  requireRole(member, 'editor')
  const connector = await getConnector(member, slug)
  const baseUrl = checkBaseUrl(input.baseUrl)
  requireSettingRole(member, connector, { ...input, baseUrl })
  await db().$transaction(async (tx) => {
    await tx.connector.update({ where: { id: connector.id }, data: { ...input, baseUrl } })
    const { name, description, access } = connector
    const parts = changedParts({ name, description, baseUrl: connector.baseUrl, access }, { ...input, baseUrl })
    await recordAudit(member, 'connector.updated', slug, parts, tx)
  })
  await publish('connector.changed', { connectorId: connector.id, slug })
}

/** Removes the connector with its tools and releases; its endpoint stops at once. `confirmation` must be its slug. */
export async function deleteConnector(member: Member, slug: string, confirmation: string): Promise<void> {
  requireRole(member, 'admin')
  const connector = await getConnector(member, slug)
  if (confirmation.trim() !== slug) {
    throw new AppError('invalid_argument', `Enter ${slug} to delete it`, {
      fields: { confirmation: `Enter ${slug} to delete it` },
    })
  }
  await db().$transaction(async (tx) => {
    await tx.connector.delete({ where: { id: connector.id } })
    const { name, description, baseUrl, access, liveRelease } = connector
    await recordAudit(
      member,
      'connector.deleted',
      slug,
      { before: { name, description, baseUrl, access, liveRelease } },
      tx,
    )
  })
  await publish('connector.changed', { connectorId: connector.id, slug })
}
