'use server'

import { z } from 'zod'
import { memberAction } from '@/app/_web/form-action'
import {
  annotateTools,
  arrangeTools,
  deleteTools,
  duplicateTool,
  groupTools,
  moveTool,
  prefixTools,
  renameGroup,
  setToolsHidden,
} from '@/lib/connectors'
import { ToolDefinition, ToolName } from '@/lib/connectors/schema'
import type { Member } from '@/lib/partners/schema'
import { revalidateConnector } from '../../revalidate-connector'
import type { ToolPlace } from './tool-place'

/** Names of tools, with spaces between them. */
const Names = z
  .string()
  .transform((text) => text.split(' ').filter(Boolean))
  .pipe(z.array(ToolName).min(1, 'Choose a tool').max(2_000))
const Group = ToolDefinition.shape.group.unwrap()

const Order = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'The order did not arrive whole. Move it again.' })
      return z.NEVER
    }
  })
  .pipe(z.array(z.object({ name: ToolName, group: Group.optional() })).max(2_000))

/** An action on the list: one verb, and the list read again. */
function listAction<Schema extends z.ZodType>(
  schema: Schema,
  run: (member: Member, slug: string, input: z.output<Schema>) => Promise<unknown>,
) {
  return memberAction(schema, async (member, input, { connector }: ToolPlace): Promise<void> => {
    await run(member, connector, input)
    revalidateConnector(member, connector)
  })
}

export const arrangeToolsAction = listAction(z.object({ order: Order }), (member, slug, { order }) =>
  arrangeTools(member, slug, order),
)

export const groupToolsAction = listAction(z.object({ names: Names, group: Group }), groupTools)

export const renameGroupAction = listAction(z.object({ group: Group, name: Group }), renameGroup)

export const hideToolsAction = listAction(
  z.object({ names: Names, hidden: z.enum(['true', 'false']) }),
  (member, slug, { names, hidden }) => setToolsHidden(member, slug, { names, hidden: hidden === 'true' }),
)

export const deleteToolsAction = listAction(z.object({ names: Names }), deleteTools)

const HINTS = {
  Read: { readOnlyHint: true, destructiveHint: false },
  Write: { readOnlyHint: false, destructiveHint: false },
  Destructive: { readOnlyHint: false, destructiveHint: true },
}

export const annotateToolsAction = listAction(
  z.object({ names: Names, kind: z.enum(['Read', 'Write', 'Destructive'], 'Choose what the tools do') }),
  (member, slug, { names, kind }) => annotateTools(member, slug, { names, annotations: HINTS[kind] }),
)

export const prefixToolsAction = listAction(
  z.object({
    names: Names,
    prefix: z.string().trim().max(40, 'Use at most 40 characters').default(''),
    replaces: z.string().trim().max(40, 'Use at most 40 characters').default(''),
    keepFormerNames: z.literal('on').optional(),
  }),
  (member, slug, { keepFormerNames, ...input }) =>
    prefixTools(member, slug, { ...input, keepFormerNames: keepFormerNames === 'on' }),
)

/** What can be done with one tool, also before scripts load. */
export const toolRowAction = listAction(
  z.object({
    name: ToolName,
    verb: z.enum(['up', 'down', 'hide', 'show', 'duplicate', 'delete', 'group']),
    group: Group.optional(),
  }),
  (member, slug, { name, verb, group = '' }): Promise<unknown> => {
    const names = [name]
    switch (verb) {
      case 'up':
      case 'down':
        return moveTool(member, slug, name, verb)
      case 'hide':
      case 'show':
        return setToolsHidden(member, slug, { names, hidden: verb === 'hide' })
      case 'duplicate':
        return duplicateTool(member, slug, name)
      case 'group':
        return groupTools(member, slug, { names, group })
      case 'delete':
        return deleteTools(member, slug, { names })
    }
  },
)
