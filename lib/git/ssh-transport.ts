import { createHash } from 'node:crypto'
import { Client, type ClientChannel } from 'ssh2'
import { AppError } from '@/lib/errors'
import { resolvePublic } from '@/lib/network'
import { readPktLines } from './pkt-line'
import type { PushTarget, PushTransport } from './push-schema'
import { toLine } from './read-report'

const READY_MS = 20_000
const TIMEOUT_MS = 60_000

export interface SshAddress {
  user: string
  host: string
  port: number
  path: string
}

/** `ssh://user@host:port/path` and `user@host:path`. Throws `invalid_argument`. */
export function toSshAddress(url: string): SshAddress {
  const [, scpUser, scpHost, scpPath] = /^([\w.-]+)@([\w.-]+):(?!\/\/)([^\s']+)$/.exec(url) ?? []
  if (scpUser && scpHost && scpPath) return { user: scpUser, host: scpHost, port: 22, path: scpPath }
  const parsed = URL.canParse(url) ? new URL(url) : null
  const path = parsed ? decodeURIComponent(parsed.pathname) : ''
  if (parsed?.protocol !== 'ssh:' || parsed.password || path.length < 2 || /[\s']/.test(path)) {
    throw new AppError('invalid_argument', 'Write an ssh address such as git@github.com:acme/desk.git')
  }
  return { user: parsed.username || 'git', host: parsed.hostname, port: Number(parsed.port || 22), path }
}

/**
 * receive-pack over ssh. Only the key is offered, and only to the host whose key is trusted: throws `conflict` with the fingerprint that
 * was seen where none is trusted yet, or another.
 */
export async function openSshTransport({ url, credential }: PushTarget): Promise<PushTransport> {
  if (credential.kind !== 'deploy_key') throw new AppError('invalid_argument', 'A token is for an https address')
  const address = toSshAddress(url)
  const dialled = await resolvePublic(address.host)
  const client = new Client()
  const channel = await connect(client, address, dialled, credential)
  return new SshTransport(client, channel)
}

function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`
}

function connect(
  client: Client,
  { user, host, port, path }: SshAddress,
  dialled: string,
  { privateKey, hostFingerprint }: { privateKey: string; hostFingerprint?: string | undefined },
): Promise<ClientChannel> {
  let seen = ''
  return new Promise((resolve, reject) => {
    const fail = (error: Error & { level?: string }) => {
      client.end()
      reject(toAppError(error, { host, seen, trusted: hostFingerprint }))
    }
    client.on('error', fail)
    client.on('ready', () => {
      client.exec(`git-receive-pack '${path}'`, (error, channel) => (error ? fail(error) : resolve(channel)))
    })
    client.connect({
      host: dialled,
      port,
      username: user,
      privateKey,
      readyTimeout: READY_MS,
      authHandler: ['publickey'],
      hostVerifier: (key: Buffer) => {
        seen = fingerprintOf(key)
        return seen === hostFingerprint
      },
    })
  })
}

function toAppError(
  cause: Error & { level?: string },
  { host, seen, trusted }: { host: string; seen: string; trusted: string | undefined },
): AppError {
  if (seen && seen !== trusted) {
    const message = trusted
      ? `${host} has another key than the one that is trusted: ${seen}. If its owner changed it, trust the new one.`
      : `${host} shows the key ${seen}. Compare it with what ${host} publishes, then trust it.`
    return new AppError('conflict', message, { cause, fields: { hostFingerprint: seen } })
  }
  if (cause.level === 'client-authentication') {
    return new AppError(
      'upstream_refused',
      `${host} does not take the deploy key. Add it there, with the right to write.`,
      { cause },
    )
  }
  return new AppError('upstream_unreachable', `${host} cannot be reached over ssh: ${toLine(cause.message)}`, { cause })
}

/** One channel: what the other side has, up to the flush; then the request, and the report until it closes. */
class SshTransport implements PushTransport {
  readonly #client: Client
  readonly #channel: ClientChannel
  readonly #closed: Promise<void>
  #received = Buffer.alloc(0)
  #said = ''
  #wake: () => void = () => {}

  constructor(client: Client, channel: ClientChannel) {
    this.#client = client
    this.#channel = channel
    channel.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk])
      this.#wake()
    })
    channel.stderr.on('data', (chunk: Buffer) => {
      this.#said = `${this.#said}${chunk}`.slice(0, 2000)
    })
    this.#closed = new Promise((resolve) => {
      channel.on('close', () => {
        resolve()
        this.#wake()
      })
    })
    this.#client.on('error', () => channel.destroy())
  }

  async readRefs(): Promise<Uint8Array> {
    await this.#until(() => endsAtFlush(this.#received))
    if (!endsAtFlush(this.#received)) throw this.#refusal()
    const refs = this.#received
    this.#received = Buffer.alloc(0)
    return refs
  }

  async send(request: Uint8Array): Promise<Uint8Array> {
    this.#channel.end(request)
    await this.#until(() => false)
    if (this.#received.length === 0) throw this.#refusal()
    return this.#received
  }

  close(): void {
    this.#client.end()
  }

  /** Until it holds, the channel is closed, or time is up. */
  async #until(holds: () => boolean): Promise<void> {
    const late = Date.now() + TIMEOUT_MS
    let closed = false
    void this.#closed.then(() => {
      closed = true
    })
    while (!holds() && !closed) {
      if (Date.now() > late) throw new AppError('upstream_unreachable', 'The git server does not answer')
      await new Promise<void>((resolve) => {
        this.#wake = resolve
        setTimeout(resolve, 250).unref()
      })
    }
  }

  #refusal(): AppError {
    const said = toLine(this.#said)
    return new AppError('upstream_refused', `The git server refuses.${said && ` It says: ${said}`}`)
  }
}

/** Whether the bytes are whole pkt-lines that end in a flush. */
function endsAtFlush(bytes: Buffer): boolean {
  if (!bytes.subarray(-4).equals(Buffer.from('0000'))) return false
  try {
    return readPktLines(bytes).lines.at(-1) === null
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
