import { isOwnHost } from '@/lib/env'
import { findDomain } from './find-domain'

/** Whether a certificate may be obtained for this name: it is the portal's, or a custom domain that serves. */
export async function mayHaveCertificate(name: string | null): Promise<boolean> {
  return isOwnHost(name) || (await findDomain(name)) !== null
}
