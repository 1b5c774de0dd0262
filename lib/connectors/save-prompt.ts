import { changedParts, recordAudit } from '@/lib/activity'
import { db, type Prisma } from '@/lib/db'
import { AppError, fieldError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { checkPrompt } from './check-prompt'
import { getConnector } from './get-connector'
import { toNamedRow, toPrompt, toResource } from './prompt-rows'
import { PROMPT_LIMIT, type PromptDefinition } from './schema'
import { lockConnector, touchConnector } from './touch-connector'

type Transaction = Prisma.TransactionClient

async function check(tx: Transaction, connectorId: string, prompts: PromptDefinition[]): Promise<void> {
  const resources = await tx.resource.findMany({ where: { connectorId } })
  for (const prompt of prompts) checkPrompt(prompt, resources.map(toResource))
}

async function refuseTakenName(tx: Transaction, connectorId: string, name: string): Promise<void> {
  const taken = await tx.prompt.findUnique({ where: { connectorId_name: { connectorId, name } }, select: { id: true } })
  if (taken) throw fieldError('name', `This connector has a prompt called "${name}" already`)
}

function tooMany(): AppError {
  return new AppError('invalid_argument', `A connector has at most ${PROMPT_LIMIT} prompts`)
}

/** Adds a prompt at the end of the draft. Throws at the field for whatever could not be served. */
export async function createPrompt(member: Member, connectorSlug: string, prompt: PromptDefinition): Promise<void> {
  requireRole(member, 'editor')
  const { id: connectorId } = await getConnector(member, connectorSlug)
  await db().$transaction(async (tx) => {
    await lockConnector(tx, connectorId)
    await check(tx, connectorId, [prompt])
    await refuseTakenName(tx, connectorId, prompt.name)
    const { _count, _max } = await tx.prompt.aggregate({
      where: { connectorId },
      _count: true,
      _max: { position: true },
    })
    if (_count >= PROMPT_LIMIT) throw tooMany()
    await tx.prompt.create({ data: { ...toNamedRow(prompt), connectorId, position: (_max.position ?? 0) + 1 } })
    await touchConnector(tx, connectorId)
    await recordAudit(member, 'prompt.created', `${connectorSlug}/${prompt.name}`, { after: prompt }, tx)
  })
}

/**
 * Replaces the prompt called `name`, which may be renamed by it; its icons stay where they are left out. Throws as
 * `createPrompt` does, and `not_found`.
 */
export async function updatePrompt(
  member: Member,
  connectorSlug: string,
  name: string,
  prompt: PromptDefinition,
): Promise<void> {
  requireRole(member, 'editor')
  const { id: connectorId } = await getConnector(member, connectorSlug)
  await db().$transaction(async (tx) => {
    await lockConnector(tx, connectorId)
    await check(tx, connectorId, [prompt])
    if (prompt.name !== name) await refuseTakenName(tx, connectorId, prompt.name)
    const row = await tx.prompt.findUnique({ where: { connectorId_name: { connectorId, name } } })
    if (!row) throw new AppError('not_found', `There is no prompt called "${name}"`)
    const before = toPrompt(row)
    const whole = { ...prompt, icons: prompt.icons ?? before.icons }
    await tx.prompt.update({ where: { id: row.id }, data: toNamedRow(whole) })
    await touchConnector(tx, connectorId)
    const parts = changedParts(before, whole)
    await recordAudit(member, 'prompt.updated', `${connectorSlug}/${prompt.name}`, parts, tx)
  })
}

/** Takes a prompt out of the draft; releases keep it. */
export async function deletePrompt(member: Member, connectorSlug: string, name: string): Promise<void> {
  requireRole(member, 'editor')
  const { id: connectorId } = await getConnector(member, connectorSlug)
  await db().$transaction(async (tx) => {
    const row = await tx.prompt.findUnique({ where: { connectorId_name: { connectorId, name } } })
    if (!row) throw new AppError('not_found', `There is no prompt called "${name}"`)
    await tx.prompt.deleteMany({ where: { id: row.id } })
    await touchConnector(tx, connectorId)
    await recordAudit(member, 'prompt.deleted', `${connectorSlug}/${name}`, { before: toPrompt(row) }, tx)
  })
}

/** Makes `prompts`, in their order, all that the draft has. They may embed the resources that the draft has by then. */
export async function savePrompts(member: Member, connectorSlug: string, prompts: PromptDefinition[]): Promise<void> {
  requireRole(member, 'editor')
  const { id: connectorId } = await getConnector(member, connectorSlug)
  const names = prompts.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice) throw fieldError(`${names.lastIndexOf(twice)}.name`, `There are two prompts called "${twice}"`)
  if (prompts.length > PROMPT_LIMIT) throw tooMany()
  await db().$transaction(async (tx) => {
    await lockConnector(tx, connectorId)
    await check(tx, connectorId, prompts)
    const rows = await tx.prompt.findMany({ where: { connectorId }, orderBy: { position: 'asc' } })
    await tx.prompt.deleteMany({ where: { connectorId } })
    await tx.prompt.createMany({
      data: prompts.map((prompt, index) => ({ ...toNamedRow(prompt), connectorId, position: index + 1 })),
    })
    await touchConnector(tx, connectorId)
    const parts = changedParts({ prompts: rows.map(toPrompt) }, { prompts })
    await recordAudit(member, 'prompts.replaced', connectorSlug, { count: prompts.length, ...parts }, tx)
  })
}
