import { z } from 'zod'

/** Longer than any address in use; the name is cut to 60 characters where it is shown. */
const Address = z.string().max(2_000, 'may have at most 2,000 characters')
const Name = z.string().max(500, 'may have at most 500 characters')

/** How much a client may say about itself; whether it is right is for oidc-provider to say. */
const Sizes = z.object({
  redirect_uris: z.array(Address).max(20, 'may hold at most 20 addresses').optional(),
  client_name: Name.optional(),
  client_uri: Address.optional(),
  logo_uri: Address.optional(),
  policy_uri: Address.optional(),
  tos_uri: Address.optional(),
  contacts: z.array(z.string().max(320)).max(10, 'may hold at most 10 addresses').optional(),
})

export interface RegistrationProblem {
  error: 'invalid_redirect_uri' | 'invalid_client_metadata'
  description: string
}

/** What is too long or too many in a registration (RFC 7591, section 5); null where nothing is. */
export function checkRegistration(metadata: Record<string, unknown>): RegistrationProblem | null {
  const issues = Sizes.safeParse(metadata).error?.issues ?? []
  const issue = issues.find(({ code }) => code === 'too_big')
  if (!issue) return null
  const field = String(issue.path[0])
  const error = field === 'redirect_uris' ? 'invalid_redirect_uri' : 'invalid_client_metadata'
  return { error, description: `${field} ${issue.message}.` }
}
