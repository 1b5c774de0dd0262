import { z } from 'zod'
import { pageJson, pageRoute } from '@/app/_web/page-route'
import { readJson } from '@/app/_web/read-json'
import { getConnector } from '@/lib/connectors'
import { ResultShape } from '@/lib/connectors/schema'
import { parseInput } from '@/lib/errors'
import { proposeOutputSchema } from '@/lib/fixtures'
import { RecordedAnswer } from '@/lib/fixtures/schema'

const Answers = z.object({ result: ResultShape, answer: RecordedAnswer.optional() })
const BODY_BYTES = 2_000_000

type Params = { partner: string; connector: string; tool: string }

/** The output schema of the tool's recorded answers and of the one the page has. */
export const POST = pageRoute<Params>(async ({ request, member, params: { connector, tool } }) => {
  await getConnector(member, connector)
  const answers = parseInput(Answers, await readJson(request, BODY_BYTES))
  return pageJson(await proposeOutputSchema(member, connector, { tool: decodeURIComponent(tool), ...answers }))
})
