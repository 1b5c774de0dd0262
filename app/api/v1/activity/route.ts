import { activityFile, toActivityAnswer } from '@/app/_web/activity-file'
import { apiJson, apiRoute } from '@/app/_web/api-route'
import { parseInput } from '@/lib/errors'
import { exportActivity, listActivity } from '@/lib/partners'
import { ActivityRequestQuery } from '../_contract/requests'

export const GET = apiRoute('read', async ({ member, query }) => {
  const { format, ...wanted } = parseInput(ActivityRequestQuery, Object.fromEntries(query))
  if (format === 'csv') return activityFile(await exportActivity(member, wanted), format, member.partnerSlug)
  const { entries, next } = await listActivity(member, wanted)
  return apiJson({ entries: entries.map(toActivityAnswer), next })
})
