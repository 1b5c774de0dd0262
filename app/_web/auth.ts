import { PrismaAdapter } from '@next-auth/prisma-adapter'
import { cookies, headers } from 'next/headers'
import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import GitHubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import type { Provider } from 'next-auth/providers/index'
import { findGuestInvitation } from '@/lib/connectors'
import { isOfDomain } from '@/lib/connectors/schema'
import { deriveKey } from '@/lib/crypto'
import { db } from '@/lib/db'
import { env, originFor, ownOrigins } from '@/lib/env'
import { ADDRESS_HEADER } from '@/lib/network'
import { findJourney } from '@/lib/oauth'
import { confirmByProvider, releaseUnprovedEmail, signIn } from '@/lib/partners'
import { SignIn } from '@/lib/partners/schema'

export const SESSION_SECONDS = 30 * 86_400

export function sessionSecret(): string {
  return deriveKey('portal-session').toString('base64url')
}

/** Whether people reach this portal over https; cookies are then marked Secure. */
export function usesHttps(): boolean {
  return ownOrigins().every((origin) => origin.startsWith('https:'))
}

export function sessionCookieName(): string {
  return usesHttps() ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

/** Where next-auth keeps the page to go on to while a provider is asked. */
function callbackCookieName(): string {
  return usesHttps() ? '__Secure-next-auth.callback-url' : 'next-auth.callback-url'
}

/** A sign-in provider of the operator's choice. They vouch for its addresses, so accounts with the same one are linked. */
function configuredProviders(): Provider[] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET, OIDC_ISSUER, OIDC_ID, OIDC_SECRET, OIDC_NAME } = env()
  const providers: Provider[] = []
  if (GITHUB_ID && GITHUB_SECRET) {
    const credentials = { clientId: GITHUB_ID, clientSecret: GITHUB_SECRET }
    providers.push(GitHubProvider({ ...credentials, allowDangerousEmailAccountLinking: true }))
  }
  if (GOOGLE_ID && GOOGLE_SECRET) {
    const credentials = { clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET }
    providers.push(GoogleProvider({ ...credentials, allowDangerousEmailAccountLinking: true }))
  }
  if (OIDC_ISSUER && OIDC_ID && OIDC_SECRET) {
    providers.push({
      id: 'oidc',
      name: OIDC_NAME,
      type: 'oauth',
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId: OIDC_ID,
      clientSecret: OIDC_SECRET,
      authorization: { params: { scope: 'openid email profile' } },
      idToken: true,
      checks: ['pkce', 'state'],
      allowDangerousEmailAccountLinking: true,
      profile: ({ sub, name, email, picture }: Record<string, string | undefined>) => ({
        id: sub ?? '',
        name: name ?? null,
        email: email?.toLowerCase() ?? null,
        image: picture ?? null,
      }),
    })
  }
  return providers
}

/** The sign-in buttons besides e-mail and password. */
export function signInProviders(): { id: string; name: string }[] {
  return configuredProviders().map(({ id, name }) => ({ id, name }))
}

const passwordProvider = () =>
  CredentialsProvider({
    name: 'Password',
    credentials: { email: {}, password: {} },
    authorize: async (credentials, { headers }) => {
      const parsed = SignIn.safeParse(credentials)
      const address = String(headers?.[ADDRESS_HEADER] ?? 'unknown')
      return parsed.success ? signIn(parsed.data, { address }) : null
    },
  })

/** Whether the browser is on its way to a connector that lets people of this address make an account, or to a guest's link. */
async function isOnJourney(email: string): Promise<boolean> {
  const [jar, sent] = [await cookies(), await headers()]
  const origin = originFor(sent.get('host'))
  const callback = jar.get(callbackCookieName())?.value ?? ''
  const { pathname } = new URL(URL.canParse(callback, origin) ? callback : '/', origin)
  const [, folder, token = ''] = pathname.split('/')
  if (folder === 'guest') return (await findGuestInvitation(token))?.userId === null
  const { who, domains } = (await findJourney(origin, pathname))?.live.accessSettings ?? { who: 'invited', domains: [] }
  return who === 'anyone' || (who === 'domains' && isOfDomain(email, domains))
}

/** GitHub shows nothing but verified addresses; others have to say so. */
function isVouchedFor(provider: string, profile: unknown): boolean {
  return provider === 'github' || (profile as { email_verified?: unknown } | undefined)?.email_verified === true
}

/** An address the provider has not verified proves nothing; a new one is let in where sign-up is open, and on the way to a connector. */
async function mayEnter(email: string | undefined, provider: string, profile: unknown): Promise<boolean> {
  if (!email || (profile as { email_verified?: unknown } | undefined)?.email_verified === false) return false
  if (isVouchedFor(provider, profile)) await releaseUnprovedEmail(email)
  if (env().OPEN_SIGN_UP) return true
  if (await db().user.findUnique({ where: { email }, select: { id: true } })) return true
  return isOnJourney(email)
}

/** next-auth with e-mail and password, and whatever providers the environment names. */
export function authOptions(): AuthOptions {
  return {
    // The adapter's types name the generated client of older Prisma versions; it uses only these four models.
    adapter: PrismaAdapter(db() as unknown as Parameters<typeof PrismaAdapter>[0]),
    secret: sessionSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: usesHttps(),
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [passwordProvider(), ...configuredProviders()],
    events: {
      signIn: async ({ user, account, profile }) => {
        if (!account || account.type === 'credentials' || !user.email) return
        if (isVouchedFor(account.provider, profile)) await confirmByProvider(user.id, user.email)
      },
    },
    callbacks: {
      signIn: ({ user, account, profile }) => {
        if (account?.type === 'credentials') return true
        return mayEnter(user.email?.toLowerCase(), account?.provider ?? '', profile)
      },
      session: ({ session, token }) => ({ ...session, userId: token.sub }),
    },
  }
}
