import type { SentCredential, UserKey } from './schema'

/** A user's key where the API expects it. For basic the key is `user:password`. */
export function toSentKey(
  { place, name, prefix }: Pick<UserKey, 'place' | 'name' | 'prefix'>,
  key: string,
): SentCredential {
  switch (place) {
    case 'bearer':
      return { kind: 'bearer', value: key }
    case 'header':
      return { kind: 'header', name, value: key, ...(prefix && { prefix }) }
    case 'query':
      return { kind: 'query', name, value: key }
    case 'basic': {
      const colon = key.indexOf(':')
      return { kind: 'basic', name: key.slice(0, colon), value: key.slice(colon + 1) }
    }
  }
}
