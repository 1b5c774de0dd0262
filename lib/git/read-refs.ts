import { readPktLines } from './pkt-line'

export interface AdvertisedRefs {
  refs: Map<string, string>
  capabilities: Set<string>
}

/** What a receive-pack advertises (gitprotocol-pack(5)), over HTTP or not. Throws `invalid_argument`. */
export function readRefs(bytes: Uint8Array): AdvertisedRefs {
  const found: AdvertisedRefs = { refs: new Map(), capabilities: new Set() }
  for (const line of readPktLines(bytes).lines) {
    const text = line?.toString().replace(/\n$/, '') ?? ''
    if (text === '' || text.startsWith('# service=')) continue
    const [ref = '', capabilities] = text.split('\0')
    for (const word of capabilities?.trim().split(' ') ?? []) found.capabilities.add(word)
    const [, id, name] = /^([0-9a-f]{40}) (\S+)$/.exec(ref) ?? []
    if (id && name && name !== 'capabilities^{}') found.refs.set(name, id)
  }
  return found
}
