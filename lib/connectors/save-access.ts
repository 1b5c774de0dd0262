import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { fieldError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { AccessChange, AccessMode, AccessSettings } from './access-schema'
import { getConnector } from './get-connector'

/** Who a connector lets in. */
export interface Access {
  access: AccessMode
  accessSettings: AccessSettings
}

/** What becomes of the access by a change. Throws at the field where it would let nobody in. */
export function changeAccess({ accessSettings }: Access, change: AccessChange): Access {
  const { mode, ...settings } = change
  const after = {
    ...accessSettings,
    ...Object.fromEntries(Object.entries(settings).filter(([, it]) => it !== undefined)),
  }
  // Domains are kept while others may connect, for when they count again. So is what is open, but nothing is mixed where all is.
  const access = { access: mode, accessSettings: { ...after, mixed: mode !== 'open' && after.mixed } }
  if (mode === 'portal' && after.who === 'domains' && after.domains.length === 0) {
    throw fieldError('domains', 'Name at least one domain, like example.com')
  }
  return access
}

/** How it is written in the audit, and in definition files. */
export function toAccessEntry({ access, accessSettings }: Access): AccessChange {
  const { mixed, who, domains } = accessSettings
  if (access === 'open') return { mode: access }
  if (access === 'partner') return { mode: access, mixed }
  return { mode: access, mixed, who, ...(who === 'domains' && { domains }) }
}

/** Changes who may connect. Acts at once. */
export async function saveAccess(member: Member, slug: string, change: AccessChange): Promise<void> {
  requireRole(member, 'admin')
  const connector = await getConnector(member, slug)
  const after = changeAccess(connector, change)
  await db().$transaction(async (tx) => {
    await tx.connector.update({ where: { id: connector.id }, data: after })
    const detail = { before: toAccessEntry(connector), after: toAccessEntry(after) }
    await recordAudit(member, 'access.changed', slug, JSON.parse(JSON.stringify(detail)), tx)
  })
  await publish('connector.changed', { connectorId: connector.id, slug })
}
