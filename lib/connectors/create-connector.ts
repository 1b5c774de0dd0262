import { recordAudit } from '@/lib/activity'
import { randomToken } from '@/lib/crypto'
import { db, isUniqueViolation } from '@/lib/db'
import { fieldError } from '@/lib/errors'
import { checkBaseUrl } from '@/lib/network'
import { requireRole, slugify } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { type NewConnector, SLUG_LIMIT, Slug } from './schema'

/** Proposals stay this short, so that tool names get the larger share of the name budget. */
const PROPOSED_SLUG_LIMIT = 16

/** What is wrong with a slug as it stands, or null when it can be had. */
export async function slugProblem(slug: string): Promise<string | null> {
  const parsed = Slug.safeParse(slug)
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'This slug cannot be used'
  const taken = await db().connector.findUnique({ where: { slug: parsed.data }, select: { id: true } })
  return taken ? `"${parsed.data}" is taken. Choose another.` : null
}

/** A free slug made from a name. */
export async function suggestSlug(name: string): Promise<string> {
  const base = slugify(name, PROPOSED_SLUG_LIMIT) || 'connector'
  const candidates = [base, ...Array.from({ length: 8 }, (_, index) => `${base}-${index + 2}`)]
  for (const candidate of candidates) {
    if ((await slugProblem(candidate)) === null) return candidate
  }
  const tail = randomToken()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 6)
  return `${base.slice(0, SLUG_LIMIT - 7)}-${tail}`
}

/** A connector without tools, for the member's partner. Throws at the field for a taken slug or an unusable base URL. */
export async function createConnector(member: Member, input: NewConnector): Promise<{ id: string; slug: string }> {
  requireRole(member, 'editor')
  const baseUrl = checkBaseUrl(input.baseUrl)
  try {
    return await db().$transaction(async (tx) => {
      const connector = await tx.connector.create({
        data: { ...input, baseUrl, partnerId: member.partnerId },
        select: { id: true, slug: true },
      })
      await recordAudit(member, 'connector.created', input.slug, { after: { ...input, baseUrl } }, tx)
      return connector
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw fieldError('slug', `"${input.slug}" is taken. Choose another.`)
    throw error
  }
}
