import { AppError } from '@/lib/errors'
import { guardedFetch } from '@/lib/network'
import type { PushCredential, PushTarget, PushTransport } from './push-schema'
import { toLine } from './read-report'

const TIMEOUT_MS = 60_000
const ANSWER_LIMIT = 16_000_000

interface Asked {
  method: 'GET' | 'POST'
  path: string
  accept: string
  body?: Uint8Array<ArrayBuffer>
}

/** receive-pack over smart HTTP, through the address guard, with the token as the password. */
export function openHttpTransport({ url, credential }: PushTarget): PushTransport {
  const base = toBase(url)
  const authorization = toAuthorization(credential)
  const ask = ({ method, path, accept, body }: Asked) =>
    request(new URL(`${base.href}/${path}`), {
      method,
      headers: {
        authorization,
        accept,
        'user-agent': 'git/portico',
        ...(body && { 'content-type': 'application/x-git-receive-pack-request' }),
      },
      ...(body && { body }),
    })
  return {
    readRefs: () =>
      ask({
        method: 'GET',
        path: 'info/refs?service=git-receive-pack',
        accept: 'application/x-git-receive-pack-advertisement',
      }),
    send: (body) =>
      ask({
        method: 'POST',
        path: 'git-receive-pack',
        accept: 'application/x-git-receive-pack-result',
        body: new Uint8Array(body),
      }),
    close: () => {},
  }
}

function toBase(url: string): URL {
  const base = new URL(url)
  if (!/^https?:$/.test(base.protocol))
    throw new AppError('invalid_argument', 'A token is sent over https. Give an https:// address.')
  base.pathname = base.pathname.replace(/\/+$/, '')
  base.search = ''
  base.hash = ''
  return base
}

function toAuthorization(credential: PushCredential): string {
  if (credential.kind !== 'token') throw new AppError('invalid_argument', 'A deploy key is for an ssh address')
  const { userName, token } = credential
  return `Basic ${Buffer.from(`${userName || 'x-access-token'}:${token}`).toString('base64')}`
}

async function request(
  url: URL,
  init: { method: string; headers: Record<string, string>; body?: Uint8Array<ArrayBuffer> },
) {
  const answer = await send(url, init)
  const type = answer.headers.get('content-type') ?? ''
  if (!answer.ok) throw refusal(url, answer.status, toLine((await answer.text()).slice(0, 2000)))
  if (!type.startsWith('application/x-git-receive-pack-')) {
    throw new AppError(
      'upstream_refused',
      `${url.host} does not speak git at this address. Check it; it often ends in .git.`,
    )
  }
  return readLimited(answer)
}

async function send(
  url: URL,
  init: { method: string; headers: Record<string, string>; body?: Uint8Array<ArrayBuffer> },
) {
  try {
    return await guardedFetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) })
  } catch (cause) {
    const inner = cause instanceof Error ? cause.cause : undefined
    if (cause instanceof AppError) throw cause
    if (inner instanceof AppError) throw inner
    const detail = inner instanceof Error ? inner.message : cause instanceof Error ? cause.message : ''
    if (/redirect/i.test(detail)) {
      throw new AppError(
        'upstream_refused',
        `${url.host} leads elsewhere. Give the address that the repository has now.`,
        { cause },
      )
    }
    throw new AppError('upstream_unreachable', `${url.host} cannot be reached: ${toLine(detail)}`, { cause })
  }
}

function refusal(url: URL, status: number, said: string): AppError {
  if (status === 401)
    return new AppError(
      'upstream_refused',
      `${url.host} does not take this token. Check that it is whole and has not expired.`,
    )
  if (status === 403)
    return new AppError(
      'upstream_refused',
      `${url.host} does not let this token push there. It needs to write contents.`,
    )
  if (status === 404)
    return new AppError('upstream_refused', `${url.host} has no such repository, or this token may not see it.`)
  if (status === 413) return new AppError('upstream_refused', `${url.host} takes no push of this size.`)
  return new AppError(
    'upstream_refused',
    `${url.host} answers ${status}.${said && !said.startsWith('<') ? ` It says: ${said}` : ''}`,
  )
}

async function readLimited(answer: Awaited<ReturnType<typeof guardedFetch>>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.length
    if (size > ANSWER_LIMIT) throw new AppError('upstream_refused', 'The server answers more than a push has to')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
