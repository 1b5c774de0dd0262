import { basicPair } from './attach-credential'
import type { SentCredential } from './schema'
import type { ToolResult } from './tool-result'

export const MASK = '••••'
/** A shorter secret would be found in every other word; it is masked only where it was put. */
const MIN_CHARACTERS = 5

/** Every spelling in which an API may give the secret back. */
function spellings(credential: Exclude<SentCredential, { kind: 'none' }>, minCharacters: number): string[] {
  const { value } = credential
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1)
  const encoded = [
    value,
    encodeURIComponent(value),
    new URLSearchParams([['', value]]).toString().slice(1),
    inJson(value),
    inJson(inJson(value)),
    inJson(value).replaceAll('/', '\\/'),
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    Buffer.from(value).toString('base64'),
    Buffer.from(value).toString('base64url'),
  ]
  if (credential.kind === 'basic') encoded.push(basicPair(credential.name, value))
  return [...new Set(encoded)].filter((one) => one.length >= minCharacters)
}

/** A function that takes every spelling of the credentials out of a text. Of short ones only where `minCharacters` says so. */
export function secretMask(credentials: SentCredential[], minCharacters = MIN_CHARACTERS): (text: string) => string {
  const known = credentials.flatMap((one) => (one.kind === 'none' ? [] : spellings(one, minCharacters)))
  known.sort((a, b) => b.length - a.length)
  return (text) => known.reduce((masked, one) => masked.replaceAll(one, MASK), text)
}

function maskDeep(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((one) => maskDeep(one, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [mask(key), maskDeep(inner, mask)]))
}

/** The result without the credentials, should the API have repeated one. */
export function maskResult(result: ToolResult, credentials: SentCredential[]): ToolResult {
  if (credentials.every((one) => one.kind === 'none')) return result
  return maskDeep(result, secretMask(credentials)) as ToolResult
}
