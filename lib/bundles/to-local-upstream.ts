import { sendOver, type Upstream } from '@/lib/upstream'
import { dialDirectly } from './dial-directly'
import { readKey, type Variables, whereToSet } from './read-key'
import type { LocalRelease } from './schema'

function refusal(release: LocalRelease): string {
  return `The API does not take the key that is set for ${release.name}. Ask the user to set another. ${whereToSet(release)} Calling again does not help.`
}

/** Where calls from a user's own computer go, with the user's own key. Throws `unauthenticated` where none is set. */
export function toLocalUpstream(release: LocalRelease, variables: Variables): Upstream {
  const { baseUrl, hosts, key } = release
  const credentials = [readKey(release, variables)]
  const dial = dialDirectly(release)
  return {
    baseUrl,
    hosts,
    credentials,
    secrets: credentials,
    ...(key && { refused: refusal(release) }),
    send: (request, options) => sendOver(dial, request, options),
    emailOf: async () => null,
  }
}
