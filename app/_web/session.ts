import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { encode } from 'next-auth/jwt'
import { cache } from 'react'
import { db } from '@/lib/db'
import { originFor } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { addressOf } from '@/lib/network'
import { getMembership, markBrowser, type Trier } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { authOptions, SESSION_SECONDS, sessionCookieName, sessionSecret, usesHttps } from './auth'

export interface SessionUser {
  id: string
  email: string
  name: string | null
  instanceOwner: boolean
}

/** Who is signed in, read from the database so that a removed account is out at once; null for nobody. */
export const currentUser = cache(async (): Promise<SessionUser | null> => {
  const session: { userId?: string } | null = await getServerSession(authOptions())
  if (!session?.userId) return null
  return db().user.findUnique({
    where: { id: session.userId },
    select: { id: true, email: true, name: true, instanceOwner: true },
  })
})

/** A path of this portal, safe to send someone to after signing in; anything else becomes "/". */
export function ownPath(next: string | null | undefined): string {
  if (!next) return '/'
  const base = 'http://portal.invalid'
  const url = URL.canParse(next, base) ? new URL(next, base) : null
  if (!next.startsWith('/') || url?.origin !== base) return '/'
  // Next's own mark on requests between pages; in an address bar it would be noise.
  if (url.searchParams.has('_rsc')) url.searchParams.delete('_rsc')
  // "/.//other.example" comes out as "//other.example", which is another site.
  return url.pathname.replace(/^\/+/, '/') + url.search
}

/** Goes on at `next` after a form was sent. */
export function goOn(next: string): never {
  redirect(next.startsWith('/oauth/') ? `/go-on?next=${encodeURIComponent(next)}` : next)
}

/** The signed-in account; everyone else is sent to sign in and comes back to `next`. */
export async function requireUser(next: string): Promise<SessionUser> {
  return (await currentUser()) ?? redirect(`/sign-in?next=${encodeURIComponent(next)}`)
}

/** The signed-in account as a member of the partner in the URL; to strangers the page does not exist. */
export const requireMember = cache(async (partnerSlug: string): Promise<Member> => {
  const path = (await headers()).get('x-portico-path') ?? `/p/${partnerSlug}/connectors`
  const user = await requireUser(path)
  return orNotFound(() => getMembership(user.id, partnerSlug))
})

/** What `read` gives; the 404 page where it throws `not_found`. */
export async function orNotFound<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

/** Signs the account in on this browser, with the cookie next-auth itself would set. */
export async function startSession(userId: string): Promise<void> {
  const value = await encode({ token: { sub: userId }, secret: sessionSecret(), maxAge: SESSION_SECONDS })
  const jar = await cookies()
  jar.set(sessionCookieName(), value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: usesHttps(),
    maxAge: SESSION_SECONDS,
  })
}

const BROWSER_COOKIE = 'portico-browser'
const BROWSER_SECONDS = 365 * 86_400

/** Lets this account's tries with a password be counted by themselves on this browser from now on. */
export async function rememberBrowser(email: string): Promise<void> {
  const jar = await cookies()
  const kept = { httpOnly: true, sameSite: 'lax', path: '/', secure: usesHttps(), maxAge: BROWSER_SECONDS } as const
  jar.set(BROWSER_COOKIE, markBrowser(email), kept)
}

/** Who tries a password in this request. */
export async function trier(): Promise<Trier> {
  const [sent, jar] = await Promise.all([headers(), cookies()])
  return { address: addressOf(sent), browserMark: jar.get(BROWSER_COOKIE)?.value }
}

export async function endSession(): Promise<void> {
  const jar = await cookies()
  jar.delete({ name: sessionCookieName(), path: '/', secure: usesHttps() })
}

/** The origin this request was sent to, e.g. "https://portal.example". */
export async function requestOrigin(): Promise<string> {
  return originFor((await headers()).get('host'))
}
