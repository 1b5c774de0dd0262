import {
  CLIENT_CAPABILITIES_META_KEY,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from '@modelcontextprotocol/server'
import type { PromptArgument, PromptDefinition } from '@/lib/connectors/schema'

export type PromptArguments = Record<string, string | undefined>

const QUESTION = 'arguments'

/** Only a client that says so can ask the person (MCP 2026-07-28, basic/patterns/mrtr). */
function canAsk({ mcpReq }: ServerContext): boolean {
  const envelope = mcpReq.envelope as Record<string, unknown> | undefined
  const capabilities = envelope?.[CLIENT_CAPABILITIES_META_KEY]
  return typeof capabilities === 'object' && capabilities !== null && 'elicitation' in capabilities
}

function ask(missing: PromptArgument[]): InputRequiredResult {
  const fields = missing.map(({ name, question, description }) => {
    return [name, { type: 'string' as const, title: question, ...(description && { description }) }]
  })
  return inputRequired({
    inputRequests: {
      [QUESTION]: inputRequired.elicit({
        message: missing.map(({ question }) => question).join('\n'),
        requestedSchema: {
          type: 'object',
          properties: Object.fromEntries(fields),
          required: missing.filter(({ required }) => required).map(({ name }) => name),
        },
      }),
    },
  })
}

/** The texts of an accepted answer; nothing where the person declined. */
function answered(responses: ServerContext['mcpReq']['inputResponses']): PromptArguments {
  const response = inputResponse(responses, QUESTION)
  if (response.kind !== 'elicit' || response.action !== 'accept') return {}
  const texts = Object.entries(response.content ?? {}).filter(([, value]) => typeof value === 'string')
  return Object.fromEntries(texts) as PromptArguments
}

/**
 * All arguments of a prompt, or the question for those that were left out. Throws -32602 for a required one that is
 * still missing, and where the person did not answer.
 */
export function askArguments(
  prompt: PromptDefinition,
  given: PromptArguments,
  context: ServerContext,
): PromptArguments | InputRequiredResult {
  const { inputResponses } = context.mcpReq
  const asked = inputResponse(inputResponses, QUESTION).kind !== 'missing'
  const args = { ...answered(inputResponses), ...given }
  const missing = prompt.arguments.filter(({ name }) => args[name] === undefined)
  const askable = missing.filter(({ question }) => question !== '')
  if (askable.length > 0 && !asked && canAsk(context)) return ask(askable)
  const needed = missing.find(({ required }) => required)
  if (needed) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `The prompt needs "${needed.name}"`)
  return args
}
