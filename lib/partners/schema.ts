import { z } from 'zod'

export const ROLES = ['owner', 'editor'] as const
export type Role = (typeof ROLES)[number]

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
