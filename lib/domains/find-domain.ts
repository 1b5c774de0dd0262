import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { isOwnHost, originFor } from '@/lib/env'
import { singleton } from '@/lib/singleton'

const EXPIRY_MS = 5_000

/** A host that is proved and serves. */
export interface ServingDomain {
  host: string
  slug: string
  /** Whoever connected earlier connected to something else under this name. */
  since: Date
}

interface Cache {
  domains: Promise<Map<string, ServingDomain>> | null
  until: number
}

function cache(): Cache {
  return singleton('serving-domains', () => {
    const made: Cache = { domains: null, until: 0 }
    subscribe('domain.changed', () => {
      made.domains = null
    })
    return made
  })
}

async function load(): Promise<Map<string, ServingDomain>> {
  const rows = await db().customDomain.findMany({
    where: { verifiedAt: { not: null } },
    select: { host: true, verifiedAt: true, connector: { select: { slug: true } } },
  })
  return new Map(
    rows.flatMap(({ host, verifiedAt, connector }) =>
      verifiedAt ? [[host, { host, slug: connector.slug, since: verifiedAt }] as const] : [],
    ),
  )
}

/** All of them at once, so that unknown names cost nothing, however many of them are asked for. */
function servingDomains(now: number): Promise<Map<string, ServingDomain>> {
  const kept = cache()
  if (kept.domains && kept.until > now) return kept.domains
  const domains = load()
  Object.assign(kept, { domains, until: now + EXPIRY_MS })
  domains.catch(() => {
    if (kept.domains === domains) kept.domains = null
  })
  return domains
}

/** The custom domain that a Host header names, if it serves; null for every other name. From memory. */
export async function findDomain(host: string | null | undefined, now = Date.now()): Promise<ServingDomain | null> {
  const name = host?.toLowerCase().replace(/:443$/, '')
  return name ? ((await servingDomains(now)).get(name) ?? null) : null
}

/** The origin a connector was addressed by: a custom domain's, where it is at /mcp, or the portal's, where it is at /mcp/<slug>. */
export async function addressedOrigin(host: string | null | undefined): Promise<string> {
  const domain = isOwnHost(host) ? null : await findDomain(host)
  return domain ? `https://${domain.host}` : originFor(host)
}
