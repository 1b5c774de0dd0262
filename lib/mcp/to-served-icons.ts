import { iconFileName } from '@/lib/connectors'
import type { Icon } from '@/lib/connectors/schema'
import { connectorResource } from '@/lib/oauth'
import type { ServedIcons } from './offer'
import type { Served } from './served'

/**
 * Icons as clients are told of them: one that the definition holds by an address of this connector, so that lists stay
 * small; `{}` where there are none.
 */
export function toServedIcons({ live, origin }: Served, icons: Icon[] | undefined): ServedIcons {
  if (!icons?.length) return {}
  return {
    icons: icons.map((icon) => {
      const file = iconFileName(icon)
      return file ? { ...icon, src: `${connectorResource(origin, live.slug)}/icons/${file}` } : icon
    }),
  }
}
