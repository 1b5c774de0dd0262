import { env } from '@/lib/env'
import { AppError, fieldError } from '@/lib/errors'
import { checkBaseUrl } from '@/lib/network'
import { headerName, headerValue } from './request-header'
import type { CredentialInput, ShownCredential } from './schema'

function asFieldError(field: string, check: () => void): void {
  try {
    check()
  } catch (error) {
    throw error instanceof AppError ? fieldError(field, error.message) : error
  }
}

function checkHeaderName(name: string): void {
  const lower = name.toLowerCase()
  if (lower !== 'authorization' && lower !== 'cookie') asFieldError('name', () => headerName(lower))
}

function checkTokenUrl(text: string): void {
  asFieldError('tokenUrl', () => checkBaseUrl(text.split('?')[0] ?? ''))
  if (new URL(text).protocol !== 'https:' && !env().ALLOW_PRIVATE_UPSTREAMS) {
    throw fieldError('tokenUrl', 'Use https://: the client secret is sent there')
  }
}

function checkUserKey({ place, name }: Extract<ShownCredential, { kind: 'user_key' }>): void {
  if (place === 'header') {
    if (name === '') throw fieldError('name', 'Name the header')
    checkHeaderName(name)
  }
  if (place === 'query' && name === '') throw fieldError('name', 'Name the parameter')
}

/** What goes beyond the shape of a credential. Throws at the field: `name` for a header that frames the message, `value`, `tokenUrl`. */
export function checkCredential(input: CredentialInput): void {
  switch (input.kind) {
    case 'header':
      checkHeaderName(input.name)
      asFieldError('value', () => headerValue('The secret', input.value))
      break
    case 'bearer':
      asFieldError('value', () => headerValue('The secret', input.value))
      break
    case 'client_credentials':
      checkTokenUrl(input.tokenUrl)
      break
    case 'user_key':
      checkUserKey(input)
  }
}
