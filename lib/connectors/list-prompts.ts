import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { toPrompt } from './prompt-rows'
import type { PromptDefinition } from './schema'

/** The draft's prompts in the partner's order. */
export async function listPrompts(member: Member, connectorSlug: string): Promise<PromptDefinition[]> {
  requireRole(member, 'viewer')
  const rows = await db().prompt.findMany({
    where: { connector: { slug: connectorSlug, partnerId: member.partnerId } },
    orderBy: { position: 'asc' },
  })
  return rows.map(toPrompt)
}

/** One prompt of the draft. Throws `not_found`. */
export async function getPrompt(member: Member, connectorSlug: string, name: string): Promise<PromptDefinition> {
  requireRole(member, 'viewer')
  const row = await db().prompt.findFirst({
    where: { name, connector: { slug: connectorSlug, partnerId: member.partnerId } },
  })
  if (!row) throw new AppError('not_found', `There is no prompt called "${name}"`)
  return toPrompt(row)
}
