import type { RequestStateCodec } from '@modelcontextprotocol/server'
import type { Offer } from '@/lib/mcp'
import { answerCall, answerRead, failureResult } from '@/lib/upstream'
import type { Variables } from './read-key'
import type { LocalRelease } from './schema'
import { toLocalUpstream } from './to-local-upstream'

interface Local {
  release: LocalRelease
  variables: Variables
  state: RequestStateCodec
}

async function callTool(call: Parameters<Offer['callTool']>[0], { release, variables }: Local) {
  try {
    const { result } = await answerCall({ ...call, caller: null }, toLocalUpstream(release, variables))
    return result
  } catch (error) {
    return failureResult(error)
  }
}

/** The release as a user's own computer offers it: to its user alone, and without another release ever to come. */
export function toLocalOffer(local: Local, era: Offer['era']): Offer {
  const { release, variables, state } = local
  return {
    slug: release.slug,
    release: release.release,
    snapshot: release,
    era,
    key: release.slug,
    announced: false,
    state,
    toIcons: (icons) => (icons?.length ? { icons } : {}),
    toolChallenge: () => ({}),
    readChallenge: () => ({}),
    callTool: (call) => callTool(call, local),
    readResource: async (read) => (await answerRead(read, toLocalUpstream(release, variables))).content,
  }
}
