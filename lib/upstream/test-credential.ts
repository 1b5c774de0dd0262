import { getConnector, getTool } from '@/lib/connectors'
import { db } from '@/lib/db'
import { AppError, fieldError } from '@/lib/errors'
import { checkBaseUrl } from '@/lib/network'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { UpstreamRequest } from './build-request'
import { toCredential } from './credential-rows'
import { type Carried, toUpstream, type Upstream } from './find-upstream'
import { cut } from './limit-text'
import { secretMask } from './mask-secret'
import { isProbe } from './propose-probe'
import { requestToken } from './request-token'
import { requireEnvironment } from './require-environment'
import type { CredentialInput, CredentialTest, Probe, PutCredential, TestVerdict } from './schema'
import { pathRequest, sendProbe, toolRequest } from './send-probe'
import type { SendOptions, UpstreamAnswer } from './send-request'
import { whatItSaid } from './shape-refusal'
import { completeCredential } from './store-environment'
import { toSentKey } from './to-sent-key'

export interface TestInput {
  connectorSlug: string
  /** Absent: the one that is served, or with a credential one that is not stored yet. */
  environment?: string | undefined
  /** What is typed and not stored; without a value the stored one is meant. */
  credential?: PutCredential | undefined
  baseUrl?: string | undefined
  /** Of user_key: a key for this test only. */
  key?: string | undefined
  probe: Probe
}

const MEANINGS: Record<number, [TestVerdict, string]> = {
  401: ['refused', 'The API refuses the credential. Check its value, and the header or parameter it goes into.'],
  403: ['refused', 'The API knows the credential and does not allow this call. Check what the credential may do.'],
  404: ['not_found', 'Nothing is at this path. Check the base URL, or test with another path.'],
  405: ['not_found', 'The API takes no GET here. Test with another path.'],
  429: ['odd', 'The API has had too many calls. Wait a little, then test again.'],
}

function meaning(status: number): [TestVerdict, string] {
  if (status >= 200 && status < 300) return ['works', 'It works.']
  if (status >= 500) return ['odd', 'The fault is on the side of the API. Test again later.']
  return MEANINGS[status] ?? ['odd', 'This says nothing about the credential. Test with another path.']
}

async function carry(credential: CredentialInput, key: string | undefined, send: SendOptions): Promise<Carried> {
  if (credential.kind === 'client_credentials') {
    const { value } = await requestToken(credential, { resolve: send.resolve })
    return { credentials: [{ kind: 'bearer', value }] }
  }
  if (credential.kind !== 'user_key') return { credentials: [credential] }
  if (!key) throw fieldError('key', 'Type a key to test with. It is not stored.')
  if (credential.place === 'basic' && !key.includes(':'))
    throw fieldError('key', 'Type user name and password as user:password')
  return { credentials: [toSentKey(credential, key)] }
}

async function probeRequest(
  member: Member,
  { connectorSlug, probe }: TestInput,
  upstream: Upstream,
): Promise<UpstreamRequest> {
  if ('path' in probe) return pathRequest(upstream.baseUrl, probe.path)
  const tool = await getTool(member, connectorSlug, probe.tool)
  if (!isProbe(tool)) throw fieldError('probe', 'Choose a tool that only reads and needs no argument')
  return toolRequest(upstream, { tool, args: {}, caller: { userId: member.userId, clientId: null } })
}

function describeAnswer(answer: UpstreamAnswer, mask: (text: string) => string) {
  const [verdict, sentence] = meaning(answer.status)
  const said = verdict === 'works' ? '' : cut(mask(whatItSaid(answer)), 300)
  return { verdict, status: answer.status, message: said ? `${sentence} The API says: ${said}` : sentence }
}

/** What the connector would send in this environment, as it is stored or typed. */
async function prepare(member: Member, input: TestInput) {
  requireRole(member, 'admin')
  const connector = await getConnector(member, input.connectorSlug)
  const name = input.credential ? input.environment : await requireEnvironment(connector, input.environment)
  const row = name ? await db().credential.findFirst({ where: { connectorId: connector.id, environment: name } }) : null
  const stored: CredentialInput = row ? toCredential(row) : { kind: 'none' }
  const credential = input.credential ? completeCredential(input.credential, stored) : stored
  const baseUrl = input.baseUrl ? checkBaseUrl(input.baseUrl) : input.baseUrl === '' ? '' : (row?.baseUrl ?? '')
  return { credential, place: { baseUrl: baseUrl || connector.baseUrl, hosts: connector.upstreamHosts } }
}

/** Calls the API once with a credential, and says what its answer means. Nothing is stored, and no secret is in what it gives. */
export async function testCredential(
  member: Member,
  input: TestInput,
  send: SendOptions = {},
): Promise<CredentialTest> {
  const { credential, place } = await prepare(member, input)
  const needsToken = credential.kind === 'client_credentials'
  const carried = await carry(credential, input.key, send).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.fields) throw error
    return error
  })
  if (carried instanceof AppError) {
    const verdict = carried.code === 'upstream_unreachable' ? 'unreachable' : 'refused'
    return { verdict, message: carried.message, request: null, status: null, token: 'No token was given.' }
  }
  const upstream = toUpstream(place, carried)
  const mask = secretMask(upstream.secrets)
  const plain = await probeRequest(member, input, upstream)
  const sent = {
    request: mask(`${plain.method} ${plain.url.href}`),
    ...(needsToken && { token: 'The token server gave a token.' }),
  }
  try {
    return { ...sent, ...describeAnswer(await sendProbe(upstream, plain, send), mask) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ...sent, verdict: 'unreachable', message: mask(error.message), status: null }
  }
}
