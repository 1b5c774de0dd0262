import { z } from 'zod'

/**
 * open: anyone, without signing in. portal: an account of this portal. partner: an account at the partner's own OAuth or OpenID Connect
 * server, and none here.
 */
export const ACCESS_MODES = ['open', 'portal', 'partner'] as const
export type AccessMode = (typeof ACCESS_MODES)[number]

/** Which portal accounts may connect. */
export const AUDIENCES = ['anyone', 'domains', 'invited'] as const
export type Audience = (typeof AUDIENCES)[number]

/** A domain in ASCII (RFC 5890): `münchen.example` as `xn--mnchen-3ya.example`. What is no domain stays as it is. */
export function toAsciiDomain(domain: string): string {
  const text = domain.trim().toLowerCase()
  if (/^[\x20-\x7e]*$/.test(text) || /[\s/?#@:\\%[\]]/.test(text)) return text
  return URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : text
}

/** A domain of e-mail addresses, in ASCII. */
const EmailDomain = z
  .string()
  .transform((text) => toAsciiDomain(text.trim().replace(/^@/, '')))
  .pipe(
    z
      .string()
      .max(253)
      .regex(
        /^(?=.*\.)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
        'Write a domain like example.com',
      ),
  )

/** How a connector lets people in, beside the mode. */
export const AccessSettings = z.object({
  /** Sign in when needed: tools that say `open` answer without a token. Not for mode open. */
  mixed: z.boolean().default(false),
  /** Of mode portal. */
  who: z.enum(AUDIENCES).default('anyone'),
  /** Of who = domains: the address must be confirmed, and end in one of these. */
  domains: z.array(EmailDomain).max(100, 'Use at most 100 domains').default([]),
})
export type AccessSettings = z.infer<typeof AccessSettings>

/** What is to be other about who a connector lets in. Left out: as it is. */
export const AccessChange = z.object({
  mode: z.enum(ACCESS_MODES),
  mixed: z.boolean().optional(),
  who: z.enum(AUDIENCES).optional(),
  domains: AccessSettings.shape.domains.removeDefault().optional(),
})
export type AccessChange = z.infer<typeof AccessChange>

/** Whether an account may connect, and if not, why: its address is not confirmed, or of no domain that may, or nobody invited it. */
export type Admission = 'admitted' | 'unconfirmed' | 'other_domain' | 'not_invited'

/** Whether sign-in is asked for only when something needs it. */
export function isMixed({ access, accessSettings }: { access: AccessMode; accessSettings: AccessSettings }): boolean {
  return access !== 'open' && accessSettings.mixed
}

/** Whether an address is of one of the domains: exactly, not of a part of one. */
export function isOfDomain(email: string, domains: readonly string[]): boolean {
  return domains.includes(toAsciiDomain(email.slice(email.lastIndexOf('@') + 1)))
}

/** Calls in a minute; a whole minute's may come at once. */
const WHOLE = 'Write a whole number, like 60'
const PerMinute = z.number(WHOLE).int(WHOLE).min(1, 'Use at least 1').max(100_000, 'Use at most 100,000')

/** What a connector lets through. Absent: no limit of that kind. */
export const LimitSettings = z.object({
  /** All calls together. */
  connector: PerMinute.optional(),
  /** Of one user, or where nobody is signed in of one address. */
  user: PerMinute.optional(),
  /** Of one client. */
  client: PerMinute.optional(),
  /** Of each tool that does not say otherwise. */
  tool: PerMinute.optional(),
  /** Calls at work at one time, in one process. */
  concurrent: z.number(WHOLE).int(WHOLE).min(1, 'Use at least 1').max(1000, 'Use at most 1,000').optional(),
})
export type LimitSettings = z.infer<typeof LimitSettings>

/** The name of an own scope: `<slug>:<name>` to clients. */
export const ScopeName = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9_-]{0,31}$/, 'Use lowercase letters, digits, - and _; at most 32')
  .refine((name) => name !== 'read' && name !== 'write', 'read and write follow from the annotations')

/** The name of an environment, such as production or sandbox. */
export const EnvironmentName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'Use lowercase letters, digits and -; at most 32')

export const DEFAULT_ENVIRONMENT = 'production'

/** A host name, with its port where it is not the scheme's own. */
export const UpstreamHost = z
  .string()
  .trim()
  .toLowerCase()
  .max(260)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/, 'Write a host like files.example.com')

export const UpstreamHosts = z
  .array(UpstreamHost)
  .max(50, 'Use at most 50 hosts')
  .overwrite((hosts) => [...new Set(hosts)].sort())

/** The settings of a new connector, which act at once and stand outside releases. */
export const DEFAULT_SETTINGS = {
  accessSettings: AccessSettings.parse({}),
  environment: DEFAULT_ENVIRONMENT,
  upstreamHosts: [] as string[],
  limits: LimitSettings.parse({}),
}
