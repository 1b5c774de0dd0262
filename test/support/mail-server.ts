import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  to: string[]
  /** As it came, with soft line breaks taken out. */
  text: string
}

/** Encodings of RFC 2045, section 6.7, undone as far as a link needs it. */
function decode(raw: string): string {
  return raw
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

export interface MailServer {
  url: string
  received: ReceivedMail[]
  stop(): Promise<void>
}

/** A mail server on loopback that keeps what it gets. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, text: decode(Buffer.concat(chunks).toString('utf8')) })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => new Promise<void>((resolve) => server.close(resolve))
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received, stop }
}

/** The link in a mail that leads below `path`. */
export function linkIn(mail: ReceivedMail | undefined, path: string): URL {
  const found = new RegExp(`https?://[^\\s"<]+${path}[^\\s"<]*`).exec(mail?.text ?? '')
  if (!found) throw new Error(`No link to ${path} in: ${mail?.text}`)
  return new URL(found[0])
}
