import { notFound } from 'next/navigation'
import { ICON_LIMIT } from '@/lib/connectors/schema'
import { addressOfIcon } from '../_components/icon-address'
import { loadConnector } from '../load-connector'
import { iconWords, type OwnerPlace } from './icon-owner'

/** The icons of the connector or one of its parts, ready to show. The 404 page where there is no such part. */
export async function loadIcons(place: OwnerPlace) {
  const { connector, tools, prompts, resources } = await loadConnector(place.partner, place.connector)
  const lists = { connector: [connector], tool: tools, prompt: prompts, resource: resources }
  const owner =
    place.of === 'connector' ? connector : lists[place.of].find((part) => 'name' in part && part.name === place.name)
  if (!owner) notFound()
  const icons = owner.icons ?? []
  return {
    title: place.of === 'connector' ? connector.name : place.name,
    room: icons.length < ICON_LIMIT,
    icons: icons.map((icon) => ({ src: icon.src, address: addressOfIcon(place, icon), words: iconWords(icon) })),
  }
}
