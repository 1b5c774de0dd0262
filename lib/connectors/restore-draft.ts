import { changedParts, recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { describeChanges } from './describe-changes'
import { getConnector } from './get-connector'
import { putPrompts, putResources } from './put-prompts'
import { putTools } from './put-tools'
import { DRAFT_ROWS, toDraft, toWholeDraft } from './read-draft'
import { requireSettingRole } from './require-setting-role'
import type { ReleaseSnapshot, ToolDefinition } from './schema'
import { inGroups } from './tool-order'
import { toSnapshot } from './tool-rows'
import { lockConnector } from './touch-connector'

/** Hundreds of rows on a busy database; Prisma's own limit is 5 seconds. */
const TRANSACTION_MS = 60_000

/** The release's tools in the groups they have now, and the hidden ones of the draft, which no release knows. */
function withHidden(released: ToolDefinition[], draft: ToolDefinition[]): ToolDefinition[] {
  const group = new Map(draft.map((tool) => [tool.name, tool.group]))
  const taken = new Set(released.flatMap(({ name, aliases = [] }) => [name, ...aliases]))
  const kept = draft.filter(
    ({ hidden, name, aliases = [] }) => hidden && ![name, ...aliases].some((each) => taken.has(each)),
  )
  // A group is one piece of the list. Where the release has it in two, its own order counts.
  const grouped = released.map((tool) => ({ ...tool, group: group.get(tool.name) }))
  const names = (tools: ToolDefinition[]) => tools.map(({ name }) => name).join()
  return [...(names(inGroups(grouped)) === names(released) ? grouped : released), ...kept]
}

/**
 * Makes the draft like an earlier release; what is served stays as it is. Hidden tools stay in the draft. Throws
 * `not_found`, and `conflict` where the draft is like it already.
 */
export async function restoreDraft(member: Member, slug: string, { release }: { release: number }): Promise<void> {
  requireRole(member, 'editor')
  const { id } = await getConnector(member, slug)
  await db().$transaction(
    async (tx) => {
      await lockConnector(tx, id)
      const row = await tx.release.findUnique({ where: { connectorId_number: { connectorId: id, number: release } } })
      if (!row) throw new AppError('not_found', `There is no release ${release}`)
      const wanted: ReleaseSnapshot = toSnapshot(row.snapshot)
      const found = await tx.connector.findUniqueOrThrow({ where: { id }, include: DRAFT_ROWS })
      if (describeChanges(wanted, toDraft(found)).length === 0) {
        throw new AppError('conflict', `The draft is like release ${release} already`)
      }
      const { tools, prompts, resources, icons = [], ...details } = wanted
      requireSettingRole(member, { baseUrl: found.baseUrl }, wanted)
      const before = toWholeDraft(found)
      const restored = withHidden(tools, before.tools)
      await putTools(tx, id, restored)
      await putResources(tx, id, resources)
      await putPrompts(tx, id, prompts)
      await tx.connector.update({ where: { id }, data: { ...details, icons, updatedAt: new Date() } })
      const parts = changedParts({ icons: [], ...before }, { ...details, icons, prompts, resources, tools: restored })
      await recordAudit(member, 'draft.restored', slug, { release, ...parts }, tx)
    },
    { timeout: TRANSACTION_MS },
  )
  await publish('connector.changed', { connectorId: id, slug })
}
