'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { memberAction } from '@/app/_web/form-action'
import { createPrompt, deletePrompt, updatePrompt } from '@/lib/connectors'
import { PromptDefinition } from '@/lib/connectors/schema'
import { revalidateConnector } from '../../revalidate-connector'
import { definitionField } from '../_definition/definition-field'
import type { ToolPlace } from '../tools/tool-place'
import { promptsPath } from './prompt-place'

/** Creates the prompt, or replaces the one called `place.was`; '' for a new one. */
export const savePromptAction = memberAction(
  definitionField(PromptDefinition),
  async (member, prompt, place: ToolPlace & { was: string }) => {
    if (place.was) await updatePrompt(member, place.connector, place.was, prompt)
    else await createPrompt(member, place.connector, prompt)
    revalidateConnector(member, place.connector)
    return { name: prompt.name }
  },
)

export const deletePromptAction = memberAction(
  z.object({ name: z.string().min(1) }),
  async (member, { name }, place: ToolPlace) => {
    await deletePrompt(member, place.connector, name)
    revalidateConnector(member, place.connector)
    redirect(promptsPath(place))
  },
)
