import { callTool, readResource } from '@/lib/upstream'
import type { Era, Offer } from './offer'
import { requestStateCodec } from './request-state'
import { readChallenge, toolChallenge } from './scope-challenge'
import type { Served } from './served'
import { toServedIcons } from './to-served-icons'

/** The live release as the portal offers it to who asks. */
export function toOffer(served: Served, era: Era): Offer {
  const { live, caller } = served
  const { id, slug, release, snapshot } = live
  return {
    slug,
    release,
    snapshot,
    era,
    key: `${id}/${release}`,
    // A stateless endpoint has no stream on which a client before 2026-07-28 could hear of a change.
    announced: era === 'modern',
    state: requestStateCodec(served),
    toIcons: (icons) => toServedIcons(served, icons),
    toolChallenge: (tool) => toolChallenge(served, tool),
    readChallenge: () => readChallenge(served),
    callTool: (call) => callTool({ ...call, live, caller }),
    readResource: (read) => readResource({ ...read, live, caller }),
  }
}
