import { z } from 'zod'
import { pageJson, pageRoute } from '@/app/_web/page-route'
import { readJson } from '@/app/_web/read-json'
import { expressionProblem, getConnector } from '@/lib/connectors'
import { JsonSchemaObject, ResultShape } from '@/lib/connectors/schema'
import { fieldError, parseInput } from '@/lib/errors'
import { previewResult } from '@/lib/fixtures'
import { RecordedAnswer } from '@/lib/fixtures/schema'

const Preview = z.object({ result: ResultShape, outputSchema: JsonSchemaObject.optional(), answer: RecordedAnswer })
const BODY_BYTES = 2_000_000

type Params = { partner: string; connector: string; tool: string }

/** What Claude would get of an answer that the page has: the same work as at the endpoint, within the same bounds. */
export const POST = pageRoute<Params>(async ({ request, member, params: { connector } }) => {
  await getConnector(member, connector)
  const { answer, ...tool } = parseInput(Preview, await readJson(request, BODY_BYTES))
  const problem = tool.result.expression && expressionProblem(tool.result.expression)
  if (problem) throw fieldError('result.expression', problem)
  return pageJson(previewResult(tool, answer))
})
