import { completable, isInputRequiredResult, type McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { PromptArgument, PromptDefinition } from '@/lib/connectors/schema'
import { askArguments } from './ask-arguments'
import { completeValue } from './complete-value'
import { getPrompt } from './get-prompt'
import { readChallenge } from './scope-challenge'
import type { Served } from './served'
import { toServedIcons } from './to-served-icons'

type Era = 'legacy' | 'modern'
type Schema = ReturnType<typeof buildSchema>

/** One argument as the SDK takes it. What a client of this era may ask the person for can be left out of the request. */
function toField({ description, required, values, question }: PromptArgument, era: Era) {
  const text = description ? z.string().describe(description) : z.string()
  const field = values.length > 0 ? completable(text, (typed) => completeValue(values, typed ?? '')) : text
  return required && (era === 'legacy' || !question) ? field : field.optional()
}

function buildSchema(prompt: PromptDefinition, era: Era) {
  return z.object(Object.fromEntries(prompt.arguments.map((argument) => [argument.name, toField(argument, era)])))
}

/** Kept with the prompts of the release in memory: every request has a server of its own, and these take a while to make. */
const made = { legacy: new WeakMap<PromptDefinition, Schema>(), modern: new WeakMap<PromptDefinition, Schema>() }

function argumentsSchema(prompt: PromptDefinition, era: Era): Schema {
  const schema = made[era].get(prompt) ?? buildSchema(prompt, era)
  made[era].set(prompt, schema)
  return schema
}

function servePrompt(server: McpServer, served: Served, era: Era, prompt: PromptDefinition): void {
  const { name, title, description, icons } = prompt
  const shown = { title, description: description || undefined, ...toServedIcons(served, icons) }
  const config = { ...shown, ...readChallenge(served) }
  server.registerPrompt(name, { ...config, argsSchema: argumentsSchema(prompt, era) }, async (given, context) => {
    const args = askArguments(prompt, given, context)
    if (isInputRequiredResult(args)) return args
    return getPrompt(prompt, args, { served, signal: context.mcpReq.signal })
  })
}

/** Offers the release's prompts. */
export function servePrompts(server: McpServer, served: Served, era: Era): void {
  for (const prompt of served.live.snapshot.prompts) servePrompt(server, served, era, prompt)
}
