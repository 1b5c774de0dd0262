import type { PluginDefinition } from './definition-schema'
import type { PluginFile } from './schema'

const ENDINGS = { 'image/png': 'png', 'image/svg+xml': 'svg', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const

/** The plugin's icon as a file, where it has one. */
export function iconFile({ icon }: PluginDefinition): PluginFile | undefined {
  if (!icon) return undefined
  const path = `icon.${ENDINGS[icon.type]}`
  if (icon.type !== 'image/svg+xml') return { path, base64: icon.base64 }
  return { path, text: Buffer.from(icon.base64, 'base64').toString() }
}
