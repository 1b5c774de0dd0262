import type { Prisma } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { toNamedRow, toPrompt, toResource } from './prompt-rows'
import { PROMPT_LIMIT, type PromptDefinition, type ResourceDefinition } from './schema'

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)
const inOrder = { position: 'asc' } as const

/** Makes the rows of the draft's prompts exactly these; says whether anything was changed. */
export async function putPrompts(
  tx: Prisma.TransactionClient,
  connectorId: string,
  prompts: PromptDefinition[],
): Promise<boolean> {
  if (prompts.length > PROMPT_LIMIT) {
    throw new AppError('invalid_argument', `A connector has at most ${PROMPT_LIMIT} prompts`)
  }
  const rows = await tx.prompt.findMany({ where: { connectorId }, orderBy: inOrder })
  if (same(rows.map(toPrompt), prompts)) return false
  await tx.prompt.deleteMany({ where: { connectorId } })
  const created = prompts.map((prompt, index) => ({ ...toNamedRow(prompt), connectorId, position: index + 1 }))
  await tx.prompt.createMany({ data: created })
  return true
}

/** The same for its resources. */
export async function putResources(
  tx: Prisma.TransactionClient,
  connectorId: string,
  resources: ResourceDefinition[],
): Promise<boolean> {
  const rows = await tx.resource.findMany({ where: { connectorId }, orderBy: inOrder })
  if (same(rows.map(toResource), resources)) return false
  await tx.resource.deleteMany({ where: { connectorId } })
  const created = resources.map((resource, index) => ({ ...toNamedRow(resource), connectorId, position: index + 1 }))
  await tx.resource.createMany({ data: created })
  return true
}
