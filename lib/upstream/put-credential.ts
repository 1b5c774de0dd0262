import { DEFAULT_ENVIRONMENT } from '@/lib/connectors/schema'
import type { Prisma } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { removeCredential } from './save-credential'
import type { PutCredential } from './schema'
import { storeEnvironment } from './store-environment'

interface Place {
  id: string
  slug: string
  environment: string
}

/**
 * Makes the credential of an environment this one, as part of a larger change. Without a value the stored one stays; throws at `value`
 * where there is none of that kind. Says whether anything was changed.
 */
export async function putCredential(
  member: Member,
  { environment = DEFAULT_ENVIRONMENT, ...connector }: Omit<Place, 'environment'> & { environment?: string },
  input: PutCredential,
  tx: Prisma.TransactionClient,
): Promise<boolean> {
  requireRole(member, 'editor')
  const place = { ...connector, environment }
  return input.kind === 'none'
    ? removeCredential(member, place, tx)
    : storeEnvironment(member, place, { credential: input }, tx)
}
