import { subscribe } from '@/lib/bus'
import { unseal } from '@/lib/crypto'
import { db } from '@/lib/db'
import { singleton } from '@/lib/singleton'
import { CredentialInput } from './schema'

const KEPT_MS = 30_000

interface Kept {
  credential: Promise<CredentialInput>
  until: number
}

function cache(): Map<string, Kept> {
  return singleton('credentials', () => {
    const kept = new Map<string, Kept>()
    subscribe('connector.changed', ({ connectorId }) => kept.delete(connectorId))
    return kept
  })
}

export function credentialOwner(connectorId: string): string {
  return `credential:${connectorId}`
}

async function read(connectorId: string): Promise<CredentialInput> {
  const row = await db().credential.findFirst({ where: { connectorId, environment: 'production' } })
  if (!row) return { kind: 'none' }
  return CredentialInput.parse({
    kind: row.kind,
    name: row.name,
    value: unseal(row.sealed, credentialOwner(connectorId)),
  })
}

/** The connector's credential, opened. Kept for 30 seconds, or until the connector changes. */
export function loadCredential(connectorId: string): Promise<CredentialInput> {
  const kept = cache()
  const found = kept.get(connectorId)
  if (found && found.until > Date.now()) return found.credential
  const credential = read(connectorId)
  const entry = { credential, until: Date.now() + KEPT_MS }
  kept.set(connectorId, entry)
  // A failed read is not kept.
  credential.catch(() => {
    if (kept.get(connectorId) === entry) kept.delete(connectorId)
  })
  return credential
}
