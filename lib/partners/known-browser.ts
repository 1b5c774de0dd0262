import { createHmac, timingSafeEqual } from 'node:crypto'
import { deriveKey, randomToken } from '@/lib/crypto'

function sign(nonce: string, email: string): Buffer {
  return createHmac('sha256', deriveKey('known-browser')).update(`${nonce}\0${email}`).digest()
}

/** What a browser is given once an account has signed in on it: strangers who guess at the account cannot use its tries up. */
export function markBrowser(email: string): string {
  const nonce = randomToken()
  return `${nonce}.${sign(nonce, email).toString('base64url')}`
}

/** The name of the browser that this mark of the account was given to; null where it is of another account or made up. */
export function readBrowserMark(mark: string | undefined, email: string): string | null {
  const [nonce = '', signature = ''] = (mark ?? '').split('.')
  const given = Buffer.from(signature, 'base64url')
  const wanted = sign(nonce, email)
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? nonce : null
}
