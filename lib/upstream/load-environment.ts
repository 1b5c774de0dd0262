import { subscribe } from '@/lib/bus'
import { db } from '@/lib/db'
import { singleton } from '@/lib/singleton'
import { toCredential } from './credential-rows'
import type { CredentialInput } from './schema'

const KEPT_MS = 30_000

/** What calls in one environment go out with. */
export interface Environment {
  connectorId: string
  /** Of the stored credential; null where there is none. */
  credentialId: string | null
  /** Of its own; empty: the connector's. */
  baseUrl: string
  credential: CredentialInput
}

interface Kept {
  environment: Promise<Environment>
  until: number
}

function cache(): Map<string, Map<string, Kept>> {
  return singleton('environments', () => {
    const kept = new Map<string, Map<string, Kept>>()
    subscribe('connector.changed', ({ connectorId }) => kept.delete(connectorId))
    return kept
  })
}

async function read(connectorId: string, environment: string): Promise<Environment> {
  const row = await db().credential.findUnique({
    where: { connectorId_environment: { connectorId, environment } },
  })
  if (!row) return { connectorId, credentialId: null, baseUrl: '', credential: { kind: 'none' } }
  return { connectorId, credentialId: row.id, baseUrl: row.baseUrl, credential: toCredential(row) }
}

/** One environment of a connector, its credential opened. Kept for 30 seconds, or until the connector changes. */
export function loadEnvironment(connectorId: string, name: string): Promise<Environment> {
  const all = cache()
  const kept = all.get(connectorId) ?? new Map<string, Kept>()
  all.set(connectorId, kept)
  const found = kept.get(name)
  if (found && found.until > Date.now()) return found.environment
  const environment = read(connectorId, name)
  const entry = { environment, until: Date.now() + KEPT_MS }
  kept.set(name, entry)
  // A failed read is not kept.
  environment.catch(() => {
    if (kept.get(name) === entry) kept.delete(name)
  })
  return environment
}
