import type { LookupFunction } from 'node:net'
import { Agent } from 'undici'
import { singleton } from '@/lib/singleton'
import { isExemptFromGuard, literalAddress, type Resolve, requirePublic, resolveBySystem } from './address-guard'

/** Connects only to the addresses it has checked, so a second DNS answer cannot differ. */
function guardedLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const wanted = options.family === 4 || options.family === 6 ? options.family : 0
        const usable = wanted ? found.filter((one) => one.family === wanted) : found
        try {
          requirePublic(
            hostname,
            found.map((one) => one.address),
          )
        } catch (error) {
          return callback(error as Error, [])
        }
        if (options.all) return callback(null, usable)
        callback(null, usable[0]?.address ?? '', usable[0]?.family)
      },
      (error) => callback(error, []),
    )
  }
}

interface Agents {
  open: Agent
  guarded: WeakMap<Resolve, Agent>
}

const agents = () => singleton<Agents>('outbound-agents', () => ({ open: new Agent(), guarded: new WeakMap() }))

function agentOf(resolve: Resolve): Agent {
  const { guarded } = agents()
  const found = guarded.get(resolve) ?? new Agent({ connect: { lookup: guardedLookup(resolve) } })
  guarded.set(resolve, found)
  return found
}

/** The agent that may dial the URL's host: public addresses only, checked when dialling. Throws `upstream_refused` for a literal private one. */
export function guardedAgent(url: URL, resolve: Resolve = resolveBySystem): Agent {
  if (isExemptFromGuard(url)) return agents().open
  // A literal address is dialled without a lookup.
  const literal = literalAddress(url.hostname)
  if (literal) requirePublic(url.hostname, [literal])
  return agentOf(resolve)
}
