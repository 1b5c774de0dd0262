import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { singleton } from '@/lib/singleton'
import type { LiveConnector } from './schema'
import { toSettings } from './setting-rows'
import { toSnapshot } from './tool-rows'

/** How long a cached connector is trusted when no message says that it changed. */
const EXPIRY_MS = 10_000

interface Cached {
  live: Promise<LiveConnector | null>
  until: number
}

function liveConnectors(): Map<string, Cached> {
  return singleton('live-connectors', () => {
    const cache = new Map<string, Cached>()
    subscribe('connector.changed', ({ slug }) => cache.delete(slug))
    return cache
  })
}

async function load(slug: string): Promise<LiveConnector | null> {
  const found = await db().connector.findUnique({ where: { slug }, include: { liveRelease: true } })
  if (!found?.liveRelease) return null
  return {
    id: found.id,
    partnerId: found.partnerId,
    slug: found.slug,
    ...toSettings(found),
    release: found.liveRelease.number,
    snapshot: toSnapshot(found.liveRelease.snapshot),
  }
}

/** The connector served at /mcp/<slug>, or null. From memory; a change anywhere is seen within a second. */
export async function findLiveConnector(slug: string, now = Date.now()): Promise<LiveConnector | null> {
  const cache = liveConnectors()
  const cached = cache.get(slug)
  if (cached && cached.until > now) return cached.live

  const live = load(slug)
  cache.set(slug, { live, until: now + EXPIRY_MS })
  try {
    const found = await live
    // Unknown slugs are not kept: anyone could fill the memory with them.
    if (!found) cache.delete(slug)
    return found
  } catch (error) {
    cache.delete(slug)
    throw error
  }
}
