import { PrismaAdapter } from '@next-auth/prisma-adapter'
import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import GitHubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import type { Provider } from 'next-auth/providers/index'
import { deriveKey } from '@/lib/crypto'
import { db } from '@/lib/db'
import { env, ownOrigins } from '@/lib/env'
import { ADDRESS_HEADER } from '@/lib/network'
import { signIn } from '@/lib/partners'
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

/** An address the provider has not verified proves nothing; a new one is let in only where sign-up is open. */
async function mayEnter(email: string | null | undefined, verified: unknown): Promise<boolean> {
  if (!email || verified === false) return false
  if (env().OPEN_SIGN_UP) return true
  return (await db().user.findUnique({ where: { email }, select: { id: true } })) !== null
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
    callbacks: {
      signIn: ({ user, account, profile }) => {
        if (account?.type === 'credentials') return true
        const verified = profile && 'email_verified' in profile ? profile.email_verified : undefined
        return mayEnter(user.email?.toLowerCase(), verified)
      },
      session: ({ session, token }) => ({ ...session, userId: token.sub }),
    },
  }
}
