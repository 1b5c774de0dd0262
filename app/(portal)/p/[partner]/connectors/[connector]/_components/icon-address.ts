import { iconFileName } from '@/lib/connectors'
import type { Icon } from '@/lib/connectors/schema'

type Place = { partner: string; connector: string }

/** Where a page of the portal finds one icon of the draft. */
export function addressOfIcon({ partner, connector }: Place, icon: Icon): string {
  const file = iconFileName(icon)
  return file ? `/p/${partner}/connectors/${connector}/icons/${file}` : icon.src
}

/** The same for the first of several; null where there is none. */
export function iconAddress(place: Place, icons: Icon[] | undefined): string | null {
  const [first] = icons ?? []
  return first ? addressOfIcon(place, first) : null
}
