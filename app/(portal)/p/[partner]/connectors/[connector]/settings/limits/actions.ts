'use server'

import { z } from 'zod'
import { memberAction, type Place } from '@/app/_web/form-action'
import { saveLimits } from '@/lib/connectors'
import { LimitSettings } from '@/lib/connectors/schema'
import { revalidateConnector } from '../../../revalidate-connector'

/** A field that may be left empty; thousands may be written with commas. */
const typed = <Limit extends z.ZodType>(limit: Limit) =>
  z.preprocess((value) => {
    const text = String(value ?? '').replace(/[\s,]/g, '')
    if (text === '') return undefined
    return /^\d+$/.test(text) ? Number(text) : text
  }, limit)

const LimitsForm = z.object({
  connector: typed(LimitSettings.shape.connector),
  user: typed(LimitSettings.shape.user),
  client: typed(LimitSettings.shape.client),
  tool: typed(LimitSettings.shape.tool),
  concurrent: typed(LimitSettings.shape.concurrent),
})

export const saveLimitsAction = memberAction(
  LimitsForm,
  async (member, input, { connector }: Place & { connector: string }) => {
    await saveLimits(member, connector, LimitSettings.parse(input))
    revalidateConnector(member, connector)
  },
)
