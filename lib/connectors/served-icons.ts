import { createHash } from 'node:crypto'
import { iconBytes } from './check-icons'
import type { ImageType } from './read-image'
import type { Icon, ReleaseSnapshot } from './schema'

const ENDINGS: Record<ImageType, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
}
const IS_ICON_FILE = /^[0-9a-f]{64}\.(png|jpg|svg|webp)$/

export interface IconFile {
  type: string
  bytes: Uint8Array
}

/** Kept with the icons of the release in memory: lists name them in every answer. */
const named = new WeakMap<Icon, string>()
const files = new WeakMap<ReleaseSnapshot, Map<string, Icon>>()

function typeOf(icon: Icon): ImageType {
  return icon.src.slice('data:'.length, icon.src.indexOf(';')) as ImageType
}

/** The file name under which an icon of the definition is served: the hash of its bytes. Null for one at an address. */
export function iconFileName(icon: Icon): string | null {
  const known = named.get(icon)
  if (known) return known
  const bytes = iconBytes(icon)
  if (!bytes) return null
  const name = `${createHash('sha256').update(bytes).digest('hex')}.${ENDINGS[typeOf(icon)]}`
  named.set(icon, name)
  return name
}

function filesOf(snapshot: ReleaseSnapshot): Map<string, Icon> {
  const known = files.get(snapshot)
  if (known) return known
  const { icons = [], tools, prompts, resources } = snapshot
  const all = [...icons, ...[...tools, ...prompts, ...resources].flatMap((part) => part.icons ?? [])]
  const made = new Map(
    all.flatMap((icon) => {
      const name = iconFileName(icon)
      return name ? [[name, icon] as const] : []
    }),
  )
  files.set(snapshot, made)
  return made
}

/** The icon of a release or draft that is served as `name`; null where it has none of this name. */
export function findIconFile(snapshot: ReleaseSnapshot, name: string): IconFile | null {
  if (!IS_ICON_FILE.test(name)) return null
  const icon = filesOf(snapshot).get(name)
  const bytes = icon && iconBytes(icon)
  return icon && bytes ? { type: typeOf(icon), bytes } : null
}
