import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { AppError } from '@/lib/errors'
import { type Dial, isAllowedAddress } from '@/lib/upstream'
import type { LocalRelease } from './schema'

/** With Node's own client, so that there is nothing to install. */
const dial: Dial = ({ url, method, headers, body }, signal) =>
  new Promise((resolve, reject) => {
    const open = url.protocol === 'https:' ? httpsRequest : httpRequest
    // Node itself states no length for the body of a DELETE.
    const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = open(url, { method, headers: { ...headers, ...length }, signal })
    sent.once('response', (answer) =>
      resolve({ statusCode: answer.statusCode ?? 0, headers: answer.headers, body: answer }),
    )
    sent.on('error', reject)
    sent.end(body ?? undefined)
  })

/**
 * From a user's own computer: to the host of the base URL and the connector's other hosts, and nowhere else. Private addresses are not
 * refused: what this computer reaches, its user may reach.
 */
export function dialDirectly({ baseUrl, hosts }: Pick<LocalRelease, 'baseUrl' | 'hosts'>): Dial {
  const base = new URL(baseUrl)
  return (request, signal) => {
    if (isAllowedAddress(request.url, base, hosts)) return dial(request, signal)
    throw new AppError('upstream_refused', `${request.url.host} is no host of this connector. Nothing was sent there.`)
  }
}
