'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { memberAction } from '@/app/_web/form-action'
import { getConnector, updateConnector } from '@/lib/connectors'
import { applyImport, readAgain } from '@/lib/definitions'
import type { ImportChoices } from '@/lib/definitions/import-schema'
import { AppError, fieldError } from '@/lib/errors'
import { IMPORT_KINDS } from '@/lib/imports/schema'
import { revalidateConnector } from '../../../revalidate-connector'
import { importPath, type ToolPlace, toolsPath } from '../tool-place'
import { ChoiceForm, choiceField } from './choice-fields'

/** An import of a connector, in its URL. */
export interface ImportPlace extends ToolPlace {
  job: string
}

/** Errors of a choice stand at the field of its operation. */
function atOperations(error: unknown, choices: ImportChoices['choices']): unknown {
  if (!(error instanceof AppError) || !error.fields) return error
  const fields = Object.entries(error.fields).map(([field, message]) => {
    const index = /^choices\.(\d+)\.name$/.exec(field)?.[1]
    const choice = index === undefined ? undefined : choices[Number(index)]
    return [choice ? choiceField('name', choice.operation) : '', message]
  })
  return new AppError(error.code, error.message, { cause: error, fields: Object.fromEntries(fields) })
}

/** Takes what was chosen, and lands on the tools. */
export const applyImportAction = memberAction(ChoiceForm, async (member, input, place: ImportPlace) => {
  const { choices, hide, remove } = input
  if (choices.length + hide.length + remove.length === 0) throw fieldError('', 'Choose at least one operation.')
  const { added, updated, replaced, skipped } = await applyImport(member, place.connector, place.job, input).catch(
    (error: unknown) => {
      throw atOperations(error, choices)
    },
  )
  revalidateConnector(member, place.connector)
  const counts = { added: added.length, updated: updated.length + replaced.length, skipped: skipped.length }
  const query = Object.entries(counts).map(([name, count]) => [name, String(count)])
  redirect(`${toolsPath(place)}?${new URLSearchParams(query)}`)
})

/** Reads the same document once more, as another kind where one is given. */
export const readAgainAction = memberAction(
  z.object({ kind: z.enum(IMPORT_KINDS).optional() }),
  async (member, { kind }, place: ImportPlace) => {
    await readAgain(member, place.connector, place.job, {}, kind)
    redirect(importPath(place, place.job))
  },
)

/** Makes the address that the document describes the connector's own, and fits the operations to it. */
export const takeAddressAction = memberAction(
  z.object({ baseUrl: z.string().min(1) }),
  async (member, { baseUrl }, place: ImportPlace) => {
    const { name, description, access } = await getConnector(member, place.connector)
    await updateConnector(member, place.connector, { name, description, access, baseUrl })
    await readAgain(member, place.connector, place.job)
    revalidateConnector(member, place.connector)
    redirect(importPath(place, place.job))
  },
)
