import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { afterAll } from 'vitest'
import type { Resolve, ResolvedAddress } from '@/lib/network'

const A = 1
const CNAME = 5
const AAAA = 28

/** What a name has at one moment. */
export interface Answer {
  A?: string[]
  AAAA?: string[]
  /** The name is another name for this one, to which the addresses belong. */
  CNAME?: string
}

function labels(name: string): Buffer {
  const parts = name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)]))
  return Buffer.concat([...parts, Buffer.from([0])])
}

function bytesOf(address: string): Buffer {
  if (!address.includes(':')) return Buffer.from(address.split('.').map(Number))
  const [head = '', tail = ''] = address.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)))
  const [before, after] = [groups(head), groups(tail)]
  const all = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
  return Buffer.concat(all.map((group) => Buffer.from([group >> 8, group & 0xff])))
}

function record(name: Buffer, type: number, data: Buffer): Buffer {
  const fixed = Buffer.alloc(10)
  fixed.writeUInt16BE(type, 0)
  fixed.writeUInt16BE(1, 2)
  // A time to live of zero: nobody keeps it.
  fixed.writeUInt32BE(0, 4)
  fixed.writeUInt16BE(data.length, 8)
  return Buffer.concat([name, fixed, data])
}

function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const parts: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    parts.push(query.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: parts.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 }
}

function reply(query: Buffer, answer: Answer | undefined): Buffer {
  const { name, type, end } = readQuestion(query)
  const owner = labels(answer?.CNAME ?? name)
  const addresses = (type === A ? answer?.A : type === AAAA ? answer?.AAAA : undefined) ?? []
  const records = addresses.map((address) => record(owner, type, bytesOf(address)))
  if (answer?.CNAME) records.unshift(record(labels(name), CNAME, labels(answer.CNAME)))
  const header = Buffer.from(query.subarray(0, 12))
  // An answer with recursion; the name does not exist where nothing is known of it.
  header.writeUInt16BE(answer ? 0x8180 : 0x8183, 2)
  header.writeUInt16BE(records.length, 6)
  header.writeUInt32BE(0, 8)
  return Buffer.concat([header, query.subarray(12, end), ...records])
}

export interface DnsServer {
  resolve: Resolve
  /** The questions so far, as `A name`. */
  asked: string[]
}

/**
 * A DNS server on loopback whose answers `answerTo` gives: for a name, the how many-th time somebody asks for it. A time is one look-up of
 * both kinds of address.
 */
export async function serveDns(answerTo: (name: string, time: number) => Answer | undefined): Promise<DnsServer> {
  const asked: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => {
    const { name, type } = readQuestion(query)
    const kind = type === A ? 'A' : type === AAAA ? 'AAAA' : String(type)
    const time = asked.filter((question) => question === `${kind} ${name}`).length
    asked.push(`${kind} ${name}`)
    socket.send(reply(query, answerTo(name, time)), port, address)
  })
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done))
  afterAll(() => void socket.close())

  const resolver = new Resolver({ timeout: 1000, tries: 1 })
  resolver.setServers([`127.0.0.1:${socket.address().port}`])
  const resolve: Resolve = async (hostname) => {
    const kinds: Promise<ResolvedAddress[]>[] = [
      resolver.resolve4(hostname).then((found) => found.map((address) => ({ address, family: 4 }))),
      resolver.resolve6(hostname).then((found) => found.map((address) => ({ address, family: 6 }))),
    ]
    const settled = await Promise.allSettled(kinds)
    const found = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
    const failure = settled.find((one) => one.status === 'rejected')
    if (found.length === 0 && failure) throw failure.reason
    return found
  }
  return { resolve, asked }
}
