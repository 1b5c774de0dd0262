import type { Role } from '@/lib/partners/schema'

/** "admin" as "Admin". */
export function roleLabel(role: Role): string {
  return role.charAt(0).toUpperCase() + role.slice(1)
}
