import { AppError } from '@/lib/errors'
import { hasRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'

interface Settings {
  baseUrl: string
  access?: string
}

/**
 * Throws `forbidden` where someone below an admin would change who may connect, or where calls go: whoever chooses that address is shown
 * the credential.
 */
export function requireSettingRole(member: Member, before: Settings, after: Settings): void {
  if (hasRole(member, 'admin')) return
  const refuse = (what: string) =>
    new AppError('forbidden', `Only an admin or owner of ${member.partnerName} changes ${what}`)
  if (after.baseUrl !== before.baseUrl) throw refuse('the base URL')
  if (after.access !== undefined && after.access !== before.access) throw refuse('who may connect')
}
