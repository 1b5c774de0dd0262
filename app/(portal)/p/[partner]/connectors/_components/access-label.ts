import type { AccessMode } from '@/lib/connectors/schema'

const LABELS: Record<AccessMode, string> = { open: 'Open', portal: 'Portal account' }

export function accessLabel(access: AccessMode): string {
  return LABELS[access]
}
