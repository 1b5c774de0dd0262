import type { Prisma } from '@/lib/db'
import { type AccessMode, AccessSettings, LimitSettings } from './access-schema'

/** Settings that act at once, outside releases. */
export interface ConnectorSettings {
  access: AccessMode
  accessSettings: AccessSettings
  environment: string
  upstreamHosts: string[]
  limits: LimitSettings
}

interface SettingColumns {
  access: string
  accessSettings: Prisma.JsonValue
  environment: string
  upstreamHosts: Prisma.JsonValue
  limits: Prisma.JsonValue
}

/** The settings of a row. */
export function toSettings(row: SettingColumns): ConnectorSettings {
  return {
    access: row.access as AccessMode,
    accessSettings: AccessSettings.parse(row.accessSettings),
    environment: row.environment,
    upstreamHosts: row.upstreamHosts as string[],
    limits: LimitSettings.parse(row.limits),
  }
}
