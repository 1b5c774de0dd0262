import { basicPair } from './attach-credential'
import type { CredentialInput } from './schema'
import type { ToolResult } from './tool-result'

export const MASK = '••••'
/** A shorter secret would be found in every other word; it is masked only where it was put. */
const MIN_CHARACTERS = 5

/** Every spelling in which an API may give the secret back. */
function spellings(credential: Exclude<CredentialInput, { kind: 'none' }>, minCharacters: number): string[] {
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
  return [...new Set(encoded)].filter((one) => one.length >= minCharacters).sort((a, b) => b.length - a.length)
}

/** A function that takes every spelling of the credential out of a text. Of a short one only where `minCharacters` says so. */
export function secretMask(credential: CredentialInput, minCharacters = MIN_CHARACTERS): (text: string) => string {
  if (credential.kind === 'none') return (text) => text
  const known = spellings(credential, minCharacters)
  return (text) => known.reduce((masked, one) => masked.replaceAll(one, MASK), text)
}

function maskDeep(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((one) => maskDeep(one, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [mask(key), maskDeep(inner, mask)]))
}

/** The result without the credential, should the API have repeated it. */
export function maskResult(result: ToolResult, credential: CredentialInput): ToolResult {
  if (credential.kind === 'none') return result
  return maskDeep(result, secretMask(credential)) as ToolResult
}
