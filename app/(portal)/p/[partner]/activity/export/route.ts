import { z } from 'zod'
import { activityFile } from '@/app/_web/activity-file'
import { pageRoute } from '@/app/_web/page-route'
import { ACTIVITY_FORMATS, ActivityFilter } from '@/lib/activity/schema'
import { parseInput } from '@/lib/errors'
import { exportActivity } from '@/lib/partners'

const Wanted = ActivityFilter.extend({ format: z.enum(ACTIVITY_FORMATS).default('csv') })

export const GET = pageRoute<{ partner: string }>(async ({ request, member }) => {
  const { format, ...filter } = parseInput(Wanted, Object.fromEntries(new URL(request.url).searchParams))
  return activityFile(await exportActivity(member, filter), format, member.partnerSlug)
})
