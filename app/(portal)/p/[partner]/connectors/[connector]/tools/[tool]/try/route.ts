import { z } from 'zod'
import { respond } from '@/app/_web/respond'
import { currentUser, requestOrigin } from '@/app/_web/session'
import { checkTool } from '@/lib/connectors'
import { EnvironmentName, ToolDefinition } from '@/lib/connectors/schema'
import { AppError, fieldErrors } from '@/lib/errors'
import { getMembership } from '@/lib/partners'
import { tryTool } from '@/lib/upstream'

interface Context {
  params: Promise<{ partner: string; connector: string }>
}

const TryRequest = z.object({
  tool: ToolDefinition,
  args: z.record(z.string(), z.unknown()),
  environment: EnvironmentName.optional(),
})

async function readTry(request: Request): Promise<z.infer<typeof TryRequest>> {
  const parsed = TryRequest.safeParse(await request.json().catch(() => null))
  if (parsed.success) return parsed.data
  const fields = Object.entries(fieldErrors(parsed.error)).map(([path, said]) => [path.replace(/^tool\./, ''), said])
  throw new AppError('invalid_argument', 'The tool is not ready to be tried', { fields: Object.fromEntries(fields) })
}

/** Tries the tool as it stands in the form. A route and no server action: it can be cancelled, and saving does not wait for it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    if (request.headers.get('origin') !== (await requestOrigin())) {
      throw new AppError('forbidden', 'This page is not of the portal')
    }
    const user = await currentUser()
    if (!user) throw new AppError('unauthenticated', 'You are signed out. Sign in in another tab, then send again.')
    const { partner, connector } = await params
    const member = await getMembership(user.id, partner)

    const { tool, args, environment } = await readTry(request)
    checkTool(tool, connector)
    const outcome = await tryTool(
      member,
      { connectorSlug: connector, tool, args, environment },
      { signal: request.signal },
    )
    return Response.json(outcome, { headers: { 'cache-control': 'no-store' } })
  })
}
