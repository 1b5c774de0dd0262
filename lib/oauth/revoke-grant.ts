import { revokeGrants } from './revoke-grants'

/** Deletes a grant with every code and token made under it and its connection, and tells all processes to forget them. */
export function revokeGrant(grantId: string): Promise<void> {
  return revokeGrants([grantId])
}
