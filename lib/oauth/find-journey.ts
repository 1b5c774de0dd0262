import type { LiveConnector } from '@/lib/connectors/schema'
import { db } from '@/lib/db'
import { resourceSlug } from './connector-resource'
import { findProtectedConnector } from './find-protected-connector'
import { providerFor } from './provider-for'

const INTERACTION_PATH = /^\/oauth\/interaction\/([\w-]+)$/

/** Somebody is on the way to a consent page. */
export interface Journey {
  live: LiveConnector
  partnerName: string
}

/**
 * The sign-in to a connector for portal accounts that a path of this portal goes on with; null for any other path, and for one that
 * has expired or ended. This is what lets a stranger make an account, so nothing but a live interaction counts.
 */
export async function findJourney(origin: string, path: string): Promise<Journey | null> {
  const uid = INTERACTION_PATH.exec(path)?.[1]
  if (!uid) return null
  const interaction = await (await providerFor(origin)).Interaction.find(uid)
  const slug = interaction && (await resourceSlug(origin, String(interaction.params.resource)))
  const live = slug ? await findProtectedConnector(slug) : null
  if (live?.access !== 'portal') return null
  const partner = await db().partner.findUniqueOrThrow({ where: { id: live.partnerId }, select: { name: true } })
  return { live, partnerName: partner.name }
}
