import { unseal } from '@/lib/crypto'
import { db } from '@/lib/db'
import { SignInSettings } from './schema'

/** A partner's sign-in server, its secret opened. */
export interface SignInServer {
  connectorId: string
  settings: SignInSettings
  /** Empty for a public client. */
  clientSecret: string
}

/** What binds the sealed client secret to its connector. */
export function signInOwner(connectorId: string): string {
  return `sign-in-server:${connectorId}`
}

/** The sign-in server of a connector; null where none is set up. */
export async function loadSignIn(connectorId: string): Promise<SignInServer | null> {
  const row = await db().signInServer.findUnique({ where: { connectorId } })
  if (!row) return null
  return {
    connectorId,
    settings: SignInSettings.parse(row.settings),
    clientSecret: row.sealed && unseal(row.sealed, signInOwner(connectorId)),
  }
}
