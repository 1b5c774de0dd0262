import { cookies } from 'next/headers'
import { usesHttps } from './auth'

const SECONDS = 30
/** Browsers drop a cookie of more than 4,096 bytes, its name and attributes included. */
const COOKIE_BYTES = 3_500

/** Leaves a note for the next page at `path`. False where it is too long to be left. */
export async function leaveFlash(name: string, path: string, note: object): Promise<boolean> {
  const value = Buffer.from(JSON.stringify(note)).toString('base64url')
  if (value.length > COOKIE_BYTES) return false
  const jar = await cookies()
  const shared = { httpOnly: true, sameSite: 'lax', secure: usesHttps() } as const
  jar.set(`portico-${name}`, value, { ...shared, path, maxAge: SECONDS })
  return true
}

/** The note that a form left for this page a moment ago; null for none. Anyone can write their own cookies: parse it. */
export async function findFlash(name: string): Promise<unknown> {
  const value = (await cookies()).get(`portico-${name}`)?.value
  if (!value) return null
  try {
    return JSON.parse(Buffer.from(value, 'base64url').toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
