import { z } from 'zod'
import { usesHttps } from '@/app/_web/auth'

export const KEY_PROBLEM_COOKIE = 'portico-key-problem'
const SECONDS = 60
const CHARACTERS = 500

const KeyProblem = z.object({
  errors: z.object({ key: z.string().optional(), userName: z.string().optional() }),
  userName: z.string(),
})
/** What is wrong with what was typed, and what of it is shown again: never the key. */
export type KeyProblem = z.infer<typeof KeyProblem>

/** The cookie that takes a problem to the page at `path`, as a header. */
export function keyProblemCookie(path: string, { errors, userName }: KeyProblem): string {
  const short = (text: string | undefined) => text?.slice(0, CHARACTERS)
  const shown = { errors: { key: short(errors.key), userName: short(errors.userName) }, userName: short(userName) }
  const value = Buffer.from(JSON.stringify(shown)).toString('base64url')
  const secure = usesHttps() ? '; Secure' : ''
  return `${KEY_PROBLEM_COOKIE}=${value}; Path=${path}; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`
}

/** The problem that a cookie holds; null for none, and for what anyone wrote there. */
export function readKeyProblem(value: string | undefined): KeyProblem | null {
  if (!value) return null
  try {
    return KeyProblem.parse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}
