import { z } from 'zod'

/**
 * From the most to the least: viewers read; editors make tools and publish; admins set access, credentials, domains and limits, see users
 * and invite people up to themselves; owners do everything, and hand over.
 */
export const ROLES = ['owner', 'admin', 'editor', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** What each role may, for the people who give it. */
export const ROLE_HELP: Record<Role, string> = {
  owner: 'Everything, other owners included.',
  admin: 'Access, credentials, limits, and people up to admin.',
  editor: 'Make and change tools, try them, publish.',
  viewer: 'Look at everything but secrets. Changes nothing.',
}

/** Who is asking, and in which partner: the first argument of every verb on a partner's things. */
export interface Member {
  userId: string
  partnerId: string
  partnerSlug: string
  partnerName: string
  role: Role
}

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('Enter an e-mail address like name@example.com').max(254))

export const NewPassword = z.string().min(10, 'Use at least 10 characters').max(256, 'Use at most 256 characters')

export const PartnerName = z.string().trim().min(1, 'Name the company or team').max(60, 'Use at most 60 characters')

/** First visit, and open sign-up: an account and its first partner. */
export const NewAccount = z.object({
  name: z.string().trim().min(1, 'Enter your name').max(100),
  email: Email,
  password: NewPassword,
  partnerName: PartnerName,
})
export type NewAccount = z.infer<typeof NewAccount>

/** An account made by invitation link; the partner is the link's. */
export const InvitedAccount = NewAccount.omit({ partnerName: true })
export type InvitedAccount = z.infer<typeof InvitedAccount>

export const SignIn = z.object({
  email: Email,
  password: z.string().min(1, 'Enter your password').max(256),
})

export const NewInvitation = z.object({
  note: z.string().trim().max(100).default(''),
  role: z.enum(ROLES).default('editor'),
})
export type NewInvitation = z.infer<typeof NewInvitation>

export const RoleChange = z.object({ memberId: z.string().min(1), role: z.enum(ROLES) })
export type RoleChange = z.infer<typeof RoleChange>

export const TOKEN_SCOPES = ['read', 'write'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** Whoever may write may read. */
const Scopes = z
  .array(z.enum(TOKEN_SCOPES))
  .min(1, 'Name a scope')
  .transform((scopes): TokenScope[] => (scopes.includes('write') ? ['read', 'write'] : ['read']))

export const NewToken = z.object({
  name: z.string().trim().min(1, 'Name what uses the token').max(100, 'Use at most 100 characters'),
  scopes: Scopes.default(['read', 'write']),
  /** Absent: until it is revoked. */
  expiresInDays: z.coerce.number().int().min(1, 'Use at least 1 day').max(3650, 'Use at most 3,650 days').optional(),
})
export type NewToken = z.infer<typeof NewToken>
