import { z } from 'zod'
import { ACCESS_MODES, AccessChange, AUDIENCES } from '@/lib/connectors/schema'

/** Domains as they are typed: one a line, or with commas. */
const Domains = z
  .string()
  .max(30_000, 'Use at most 100 domains')
  .default('')
  .transform((text, context) => {
    const domains = text.split(/[\s,;]+/).filter(Boolean)
    const parsed = AccessChange.shape.domains.safeParse(domains)
    if (parsed.success) return parsed.data ?? []
    const [issue] = parsed.error.issues
    const wrong = domains[Number(issue?.path[0])]
    context.addIssue({ code: 'custom', message: [wrong, issue?.message].filter(Boolean).join(': ') })
    return z.NEVER
  })

/** The form of who may connect, as a change of the connector's access. */
export const AccessForm = z
  .object({
    access: z.enum(ACCESS_MODES),
    mixed: z.literal('on').optional(),
    who: z.enum(AUDIENCES).default('anyone'),
    domains: Domains,
  })
  .transform(({ access, mixed, who, domains }): AccessChange => ({ mode: access, mixed: mixed === 'on', who, domains }))
