import type { Icon } from '@/lib/connectors/schema'

/** Whose icons are shown, as the address and the forms have it. */
export interface OwnerPlace extends Record<string, string> {
  partner: string
  connector: string
  of: 'connector' | 'tool' | 'prompt' | 'resource'
  /** '' for the connector itself. */
  name: string
}

export interface ShownIcon {
  /** As it is stored: what the form to remove it names. */
  src: string
  address: string
  /** Its type, size and theme in words. */
  words: string
}

const TYPES: Record<string, string> = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/svg+xml': 'SVG',
  'image/webp': 'WebP',
}

/** "PNG, 48x48, for dark backgrounds". */
export function iconWords({ src, mimeType, sizes, theme }: Icon): string {
  const size = sizes?.map((each) => (each === 'any' ? 'every size' : each.replace('x', ' × '))).join(', ')
  const where = src.startsWith('data:') ? '' : `at ${new URL(src).host}`
  return [TYPES[mimeType ?? ''], size, where, theme && `for ${theme} backgrounds`].filter(Boolean).join(', ')
}
