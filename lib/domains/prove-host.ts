import { Resolver } from 'node:dns/promises'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { guardedFetch } from '@/lib/network'
import type { ProofMethod } from './schema'

const RECORD = 'portico-verification'
export const PROOF_PATH = '/.well-known/portico-verification'
const TIMEOUT_MS = 5_000
const FILE_BYTES = 1_000

export const recordName = (host: string) => `_portico.${host}`
export const recordValue = (token: string) => `${RECORD}=${token}`
export const fileUrl = (host: string) => `https://${host}${PROOF_PATH}`

/** How a proof is looked for; tests bring their own. */
export interface Lookup {
  resolveTxt?: (name: string) => Promise<string[][]>
  fetch?: typeof guardedFetch
}

export type Proof = { by: ProofMethod } | { problem: string }

/** Asks DNS_SERVERS, or those of this machine; never its hosts file, which is not what Claude sees. */
function resolveTxt(name: string): Promise<string[][]> {
  const resolver = new Resolver({ timeout: TIMEOUT_MS / 2, tries: 2 })
  const { DNS_SERVERS } = env()
  if (DNS_SERVERS) resolver.setServers(DNS_SERVERS)
  return resolver.resolveTxt(name)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}

/** Null where the record is there, else a sentence. */
async function lookForRecord(
  host: string,
  token: string,
  ask: NonNullable<Lookup['resolveTxt']>,
): Promise<string | null> {
  const name = recordName(host)
  try {
    const values = (await ask(name)).map((parts) => parts.join('').trim())
    if (values.includes(recordValue(token))) return null
    if (values.some((value) => value.startsWith(`${RECORD}=`))) return `The TXT record ${name} has another value.`
    return `${name} has TXT records, but not this one.`
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOTFOUND' || code === 'ENODATA') return `DNS has no TXT record ${name} yet.`
    return `DNS could not be asked for ${name} (${code}).`
  }
}

async function readSmall(response: Awaited<ReturnType<typeof guardedFetch>>): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > FILE_BYTES) break
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8').trim()
}

function fetchProblem(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof AppError) return cause.message
  if (cause instanceof Error && cause.message === 'unexpected redirect')
    return 'It answers with a redirect, which is not followed.'
  return `It cannot be fetched (${codeOf(cause)}).`
}

/** Null where the file is there, else a sentence. */
async function lookForFile(host: string, token: string, fetch: typeof guardedFetch): Promise<string | null> {
  const url = fileUrl(host)
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), headers: { accept: 'text/plain' } })
    if (response.status !== 200) {
      await response.body?.cancel()
      return `${url} answers ${response.status}.`
    }
    return (await readSmall(response)) === token ? null : `${url} holds something else.`
  } catch (error) {
    return `${url}: ${fetchProblem(error)}`
  }
}

/** Whether the host shows the token: in a TXT record, or in a file that is served there over https. */
export async function proveHost(host: string, token: string, lookup: Lookup = {}): Promise<Proof> {
  const [record, file] = await Promise.all([
    lookForRecord(host, token, lookup.resolveTxt ?? resolveTxt),
    lookForFile(host, token, lookup.fetch ?? guardedFetch),
  ])
  if (record === null) return { by: 'dns' }
  if (file === null) return { by: 'file' }
  return { problem: `${record} ${file}` }
}
