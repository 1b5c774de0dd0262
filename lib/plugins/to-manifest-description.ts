import { shortenText } from '@/lib/markdown'
import { MANIFEST_DESCRIPTION_LIMIT, type PluginContent } from './schema'

const ADDRESS = /(?:\b[a-z][a-z0-9+.-]*:\/\/|\bwww\.)[^\s]*/gi

/** At most 500 characters and no web address: claude.ai refuses an upload with either. */
export function toManifestDescription({
  displayName,
  description,
  servers,
}: Pick<PluginContent, 'displayName' | 'description'> & { servers: unknown[] }): string {
  const sentences = description.split(/(?<=[.!?])\s+/)
  const plain = sentences.filter((sentence) => sentence.search(ADDRESS) < 0).join(' ')
  const text = plain || description.replace(ADDRESS, '').replace(/ +/g, ' ').trim()
  const name = displayName.replace(ADDRESS, '').trim()
  const fallback = servers.length > 0 ? `Connects Claude to ${name}.` : `Skills and commands of ${name} for Claude.`
  return shortenText(/[\p{L}\p{N}]/u.test(text) ? text : fallback, MANIFEST_DESCRIPTION_LIMIT)
}
