import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  clientCredentialsGrantRequest,
  customFetch,
  processClientCredentialsResponse,
  ResponseBodyError,
} from 'oauth4webapi'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { guardedFetch, type Resolve } from '@/lib/network'
import { describeFailure } from './describe-failure'
import { cut } from './limit-text'
import { secretMask } from './mask-secret'
import type { ClientCredentials } from './schema'

const TIMEOUT_MS = 15_000
const ANSWER_BYTES = 100_000
/** Where the server does not say how long its token lives. */
const ASSUMED_SECONDS = 15 * 60
/** Before the end a token is not used any more: a call may take that long. */
const SPARE_SECONDS = 30

export interface ClientToken {
  value: string
  /** Until then it is used. */
  until: Date
}

export interface TokenOptions {
  signal?: AbortSignal | undefined
  resolve?: Resolve | undefined
  timeoutMs?: number
}

async function readLimited(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > ANSWER_BYTES) throw new AppError('upstream_refused', 'The token server answers with more than 100 KB.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** What the library gets: the status and the body. Some servers name another type than JSON, or add a challenge to a plain refusal. */
async function send(url: string, init: object, resolve: Resolve | undefined): Promise<Response> {
  const answer = await guardedFetch(url, init, resolve)
  const body = await readLimited(answer.body)
  const status = [204, 205, 304].includes(answer.status) ? 502 : answer.status
  return new Response(body, { status, headers: { 'content-type': 'application/json' } })
}

function refusal(credential: ClientCredentials, host: string, error: unknown): AppError {
  const mask = secretMask([{ kind: 'bearer', value: credential.value }])
  if (error instanceof ResponseBodyError) {
    const said = error.error_description ? `${error.error}: ${error.error_description}` : error.error
    return new AppError(
      'upstream_refused',
      `The token server ${host} refuses this client (${mask(cut(said, 300))}). The connector's publisher must check the client id, the secret and the scopes under Access.`,
      { cause: error },
    )
  }
  return new AppError(
    'upstream_refused',
    `The token server ${host} does not answer with a token. The connector's publisher must check the token URL under Access.`,
    { cause: error },
  )
}

/** Seconds to keep of a lifetime: short ones lose a tenth. */
function usedSeconds(seconds: number): number {
  return Math.max(0, seconds - Math.min(SPARE_SECONDS, seconds / 10))
}

/** A new access token for the connector itself (RFC 6749, section 4.4). Throws with a sentence that holds no secret. */
export async function requestToken(
  credential: ClientCredentials,
  { signal, resolve, timeoutMs = TIMEOUT_MS }: TokenOptions = {},
  now = Date.now(),
): Promise<ClientToken> {
  const { tokenUrl, name, value, scopes, audience, resource, authMethod } = credential
  const url = new URL(tokenUrl)
  const server = { issuer: url.origin, token_endpoint: tokenUrl }
  const client = { client_id: name }
  const parameters = { ...(scopes && { scope: scopes }), ...(audience && { audience }), ...(resource && { resource }) }
  const timeout = AbortSignal.timeout(timeoutMs)
  const answer = await clientCredentialsGrantRequest(
    server,
    client,
    authMethod === 'client_secret_post' ? ClientSecretPost(value) : ClientSecretBasic(value),
    parameters,
    {
      [customFetch]: (address, init) => send(address, init, resolve),
      // An instance that may call private addresses may also call http; checked when the credential is stored.
      [allowInsecureRequests]: env().ALLOW_PRIVATE_UPSTREAMS,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    },
  ).catch((error: unknown) => {
    throw describeFailure(error, { host: url.host, timeoutMs, timedOut: timeout.aborted, signal })
  })
  const token = await processClientCredentialsResponse(server, client, answer).catch((error: unknown) => {
    throw refusal(credential, url.host, error)
  })
  if (!/^[\x21-\x7e]+$/.test(token.access_token)) throw refusal(credential, url.host, null)
  return {
    value: token.access_token,
    until: new Date(now + usedSeconds(token.expires_in ?? ASSUMED_SECONDS) * 1000),
  }
}
