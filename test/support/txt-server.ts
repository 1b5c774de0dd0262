import { createSocket } from 'node:dgram'

const TXT = 16
const HEADER_BYTES = 12
const NXDOMAIN = 3

/** The name asked for (RFC 1035, section 4.1.2), and where the question ends. */
function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = []
  let at = HEADER_BYTES
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 }
}

/** A TXT record that points back at the question's name. */
function toAnswer(text: string): Buffer {
  const pieces = text.match(/.{1,255}/g) ?? ['']
  const data = Buffer.concat(pieces.map((piece) => Buffer.from([piece.length, ...Buffer.from(piece)])))
  const head = Buffer.alloc(HEADER_BYTES)
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(TXT, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(1, 6)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

export interface DnsServer {
  /** As `dns.Resolver` takes it. */
  address: string
  /** What the name says from now on; nothing takes it out of DNS. */
  set(name: string, ...texts: string[]): void
  asked: string[]
  stop(): void
}

/** A name server on a free UDP port of this machine that knows TXT records and nothing else. */
export async function startDnsServer(): Promise<DnsServer> {
  const records = new Map<string, string[]>()
  const asked: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (query, peer) => {
    const { name, type, end } = readQuestion(query)
    asked.push(name)
    const texts = records.get(name)
    const answers = type === TXT ? (texts ?? []).map(toAnswer) : []
    const head = Buffer.alloc(HEADER_BYTES)
    head.writeUInt16BE(query.readUInt16BE(0), 0)
    head.writeUInt16BE(0x8180 | (texts ? 0 : NXDOMAIN), 2)
    head.writeUInt16BE(1, 4)
    head.writeUInt16BE(answers.length, 6)
    socket.send(Buffer.concat([head, query.subarray(HEADER_BYTES, end), ...answers]), peer.port, peer.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${socket.address().port}`,
    set(name, ...texts) {
      if (texts.length > 0) records.set(name.toLowerCase(), texts)
      else records.delete(name.toLowerCase())
    },
    asked,
    stop: () => socket.close(),
  }
}
