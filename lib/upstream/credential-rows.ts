import { unseal } from '@/lib/crypto'
import type { Prisma } from '@/lib/db'
import { CredentialInput, type ShownCredential } from './schema'

interface CredentialRow {
  connectorId: string
  kind: string
  name: string
  settings: Prisma.JsonValue
  sealed: string
}

/** What binds a sealed value to its connector. */
export function credentialOwner(connectorId: string): string {
  return `credential:${connectorId}`
}

const toObject = (value: Prisma.JsonValue) => (typeof value === 'object' && !Array.isArray(value) ? value : {})

/** The credential of a row, opened. */
export function toCredential(row: CredentialRow): CredentialInput {
  const value = row.sealed === '' ? undefined : unseal(row.sealed, credentialOwner(row.connectorId))
  return CredentialInput.parse({ ...toObject(row.settings), kind: row.kind, name: row.name, value })
}

/** The credential of a row, without its value. */
export function toShown(row: Omit<CredentialRow, 'sealed' | 'connectorId'>): ShownCredential {
  const { value: _, ...shown } = {
    value: '',
    // The value is not looked at; the shape asks for one.
    ...CredentialInput.parse({ ...toObject(row.settings), kind: row.kind, name: row.name, value: '-' }),
  }
  return shown as ShownCredential
}

/** The columns of a credential, but for its sealed value. */
export function toColumns(credential: CredentialInput | ShownCredential): {
  kind: string
  name: string
  settings: Prisma.InputJsonObject
} {
  const { kind, name = '', value: _, ...settings } = { name: '', value: '', ...credential }
  return { kind, name, settings: JSON.parse(JSON.stringify(settings)) }
}
