import { MANIFEST_DESCRIPTION_LIMIT, type PluginDescription } from './schema'
import { shortenText } from './shorten-text'

const ADDRESS = /(?:\b[a-z][a-z0-9+.-]*:\/\/|\bwww\.)[^\s]*/gi

/** At most 500 characters and no web address: claude.ai refuses an upload with either. */
export function toManifestDescription({ name, description }: Pick<PluginDescription, 'name' | 'description'>): string {
  const sentences = description.split(/(?<=[.!?])\s+/)
  const plain = sentences.filter((sentence) => sentence.search(ADDRESS) < 0).join(' ')
  const text = plain || description.replace(ADDRESS, '').replace(/ +/g, ' ').trim()
  return shortenText(
    /[\p{L}\p{N}]/u.test(text) ? text : `Connects Claude to ${name.replace(ADDRESS, '').trim()}.`,
    MANIFEST_DESCRIPTION_LIMIT,
  )
}
