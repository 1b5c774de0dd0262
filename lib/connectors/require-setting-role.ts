import { AppError } from '@/lib/errors'
import { hasRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { AccessSettings } from './schema'

interface Settings {
  baseUrl: string
  access?: string
  accessSettings?: AccessSettings
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
  const differs = (key: 'access' | 'accessSettings') =>
    after[key] !== undefined && JSON.stringify(after[key]) !== JSON.stringify(before[key])
  if (differs('access') || differs('accessSettings')) throw refuse('who may connect')
}
