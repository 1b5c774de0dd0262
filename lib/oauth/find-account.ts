import type { FindAccount } from 'oidc-provider'
import { isPartnerAccountId } from '@/lib/accounts'
import { findAdmission } from '@/lib/connectors'
import { db } from '@/lib/db'
import { resourceSlug } from './connector-resource'
import { findProtectedConnector } from './find-protected-connector'

/** Whether what stands for a consent, a code or a refresh token, is still good: who lost access gets no new tokens for it. */
async function isAdmitted(origin: string, accountId: string, source: unknown): Promise<boolean> {
  const { resource } = (source ?? {}) as { resource?: string | string[] }
  for (const one of [resource ?? []].flat()) {
    const slug = await resourceSlug(origin, one)
    const live = slug ? await findProtectedConnector(slug) : null
    if (live && (await findAdmission(live, accountId)) !== 'admitted') return false
  }
  return true
}

/** Whether somebody is behind an account: of this portal, or signed in by a partner's server. */
async function exists(accountId: string): Promise<boolean> {
  if (!isPartnerAccountId(accountId)) return (await db().user.count({ where: { id: accountId } })) > 0
  return (await db().upstreamAccount.count({ where: { userId: accountId, lostAt: null } })) > 0
}

/** The account of a session, a code or a refresh token, as oidc-provider asks for it; nothing where it is gone or may not. */
export function accountFinder(origin: string): FindAccount {
  return async (_ctx, accountId, source) => {
    if (!(await exists(accountId)) || !(await isAdmitted(origin, accountId, source))) return undefined
    return { accountId, claims: () => ({ sub: accountId }) }
  }
}
