import type { AccessMode } from '@/lib/connectors/schema'

const LABELS: Record<AccessMode, string> = { open: 'Open', portal: 'Portal account', partner: 'Partner sign-in' }

export function accessLabel(access: AccessMode): string {
  return LABELS[access]
}
