import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { singleton } from '@/lib/singleton'

const flag = z
  .enum(['true', 'false', '1', '0', ''])
  .default('false')
  .transform((value) => value === 'true' || value === '1')

const emptyAsUnset = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(emptyAsUnset, schema.optional())

const PublicUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address like https://portal.example', abort: true })
  .refine((value) => ['', '/'].includes(new URL(value).pathname), 'must have no path')
  .transform((value) => new URL(value).origin)

/** As `dns.Resolver` takes them: addresses, with a port where it is not 53. */
const DnsServers = z
  .string()
  .transform((text) => text.split(',').map((server) => server.trim()))
  .refine((servers) => servers.every(isServerAddress), 'must be addresses with commas between them, like 192.0.2.53')

function isServerAddress(server: string): boolean {
  const [, bracketed] = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(server) ?? []
  return isIP(bracketed ?? server) !== 0 || (!bracketed && isIP(server.replace(/:\d{1,5}$/, '')) === 4)
}

const Variables = z.object({
  NODE_ENV: z.string().default('production'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: optional(z.string()),
  PUBLIC_URL: optional(PublicUrl),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  DATA_DIR: z.string().default('./data'),
  SECRET_KEY: optional(z.string().min(32, 'must have at least 32 characters')),
  SECRET_KEY_PREVIOUS: optional(z.string().min(32, 'must have at least 32 characters')),
  ALLOW_PRIVATE_UPSTREAMS: flag,
  OPEN_SIGN_UP: flag,
  OWNER_EMAIL: optional(z.string().trim().toLowerCase().pipe(z.email('must be an e-mail address'))),
  OWNER_PASSWORD: optional(z.string().min(10, 'must have at least 10 characters').max(256)),
  TRUST_PROXY: flag,
  SMTP_URL: optional(
    z.url({ protocol: /^smtps?$/, error: 'must be an address like smtp://user:password@mail.example:587' }),
  ),
  MAIL_FROM: optional(
    z
      .string()
      .trim()
      .regex(/^[^\r\n]*[^\s@]+@[^\s@]+[^\r\n]*$/, 'must be an address like Portico <portico@example.com>'),
  ),
  DNS_SERVERS: optional(DnsServers),
  GITHUB_ID: optional(z.string()),
  GITHUB_SECRET: optional(z.string()),
  GOOGLE_ID: optional(z.string()),
  GOOGLE_SECRET: optional(z.string()),
  OIDC_ISSUER: optional(z.url()),
  OIDC_ID: optional(z.string()),
  OIDC_SECRET: optional(z.string()),
  OIDC_NAME: z.string().default('Single sign-on'),
})

const EnvironmentSchema = Variables.superRefine(({ OWNER_EMAIL, OWNER_PASSWORD, SMTP_URL, MAIL_FROM }, context) => {
  if (SMTP_URL && !MAIL_FROM) {
    context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: 'must be set where SMTP_URL is' })
  }
  if (OWNER_EMAIL && !OWNER_PASSWORD) {
    context.addIssue({ code: 'custom', path: ['OWNER_PASSWORD'], message: 'must be set where OWNER_EMAIL is' })
  }
  if (OWNER_PASSWORD && !OWNER_EMAIL) {
    context.addIssue({ code: 'custom', path: ['OWNER_EMAIL'], message: 'must be set where OWNER_PASSWORD is' })
  }
})

export type Environment = Readonly<z.infer<typeof EnvironmentSchema>>

/** The parsed environment. Throws one sentence per wrong variable. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const parsed = EnvironmentSchema.safeParse(source)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The environment cannot be used.\n${lines.join('\n')}`)
  }
  return Object.freeze({ ...parsed.data, DATA_DIR: resolve(parsed.data.DATA_DIR) })
}

export function env(): Environment {
  return singleton('env', () => parseEnvironment(process.env))
}

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']

/** The hosts (with port) under which this instance answers when PUBLIC_URL is unset. */
function loopbackHosts(): string[] {
  return LOOPBACK_NAMES.map((name) => (env().PORT === 80 ? name : `${name}:${env().PORT}`))
}

/** Every origin this instance may be addressed by: PUBLIC_URL alone, or this machine's loopback names. */
export function ownOrigins(): string[] {
  const { PUBLIC_URL } = env()
  return PUBLIC_URL ? [PUBLIC_URL] : loopbackHosts().map((host) => `http://${host}`)
}

/** The origin a request with this Host header was sent to. A name that is not ours gives the first of ours. */
export function originFor(host: string | null | undefined): string {
  const origins = ownOrigins()
  return origins.find((origin) => new URL(origin).host === host?.toLowerCase()) ?? (origins[0] as string)
}

/** Whether a Host header names this instance. Others are refused: a page of another site could otherwise reach the portal by DNS rebinding. */
export function isOwnHost(host: string | null | undefined): boolean {
  return ownOrigins().some((origin) => new URL(origin).host === host?.toLowerCase())
}

/** next-auth finds its own address in the environment: PUBLIC_URL, or the (checked) host of each request. */
export function setNextAuthEnvironment(): void {
  const { PUBLIC_URL } = env()
  if (PUBLIC_URL) process.env.NEXTAUTH_URL = PUBLIC_URL
  else process.env.AUTH_TRUST_HOST = 'true'
}
