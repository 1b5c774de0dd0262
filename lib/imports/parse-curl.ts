import { proposeAnnotations, type ToolDefinition } from '@/lib/connectors/schema'
import { fieldError } from '@/lib/errors'
import { draftFromSample, sampleDrafts, samplePath } from './draft-from-sample'
import { WRITTEN } from './is-showable'
import { proposeName } from './propose-name'
import { readCurl } from './read-curl'
import { OperationProblem } from './read-operations'
import { sampleFromCurl } from './sample-from-curl'
import type { SampleOperation } from './sample-operation'
import type { ProposedCredential } from './split-credentials'

export interface CurlImport {
  tool: ToolDefinition
  /** '' where the command leaves it open, as `$BASE/orders` does. */
  baseUrl: string
  credential: ProposedCredential | null
  /** The values of the command, by parameter name: a first call to try. */
  args: Record<string, unknown>
  warnings: string[]
}

const MAX_CHARACTERS = 100_000

function chooseCredential({ credentials, notes }: SampleOperation): ProposedCredential | null {
  const [first, ...others] = credentials
  for (const { kind, name } of others) {
    notes.push(`A second credential (${kind}${name ? ` ${name}` : ''}) is left out. A connector has one.`)
  }
  return first ?? null
}

function toTool(sample: SampleOperation): ToolDefinition {
  const { title, description, name } = proposeName(sample.method, sample.parts)
  try {
    const tool = draftFromSample(sample, { name, words: title }, WRITTEN)
    return { ...tool, title, description, annotations: proposeAnnotations(sample.readOnly ? 'GET' : sample.method) }
  } catch (error) {
    if (error instanceof OperationProblem) throw fieldError('curl', error.message)
    throw error
  }
}

/** Drafts a tool from the first cURL command of a text. Secrets come out as a credential. Throws at the field `curl` where the command is broken. */
export function parseCurl(text: string): CurlImport {
  if (text.length > MAX_CHARACTERS) throw fieldError('curl', 'The command is longer than 100,000 characters')
  const whole = sampleFromCurl(readCurl(text))
  const sample = { ...whole, parts: whole.parts.slice(whole.prefixLength), prefixLength: 0 }
  const credential = chooseCredential(sample)
  const tool = toTool(sample)
  const given = sampleDrafts({ ...sample, notes: [] }, WRITTEN).filter(({ value }) => value !== undefined)
  const args = Object.fromEntries(given.map(({ parameter, value }) => [parameter.name, value]))
  const prefix = samplePath(whole.parts.slice(0, whole.prefixLength)).replace(/\/$/, '')
  const baseUrl = /^https?:/.test(whole.origin) ? `${whole.origin}${prefix}` : ''
  return { tool, baseUrl, credential, args, warnings: sample.notes }
}
