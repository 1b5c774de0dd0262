import { completable, isInputRequiredResult, type McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import type { PromptArgument, PromptDefinition } from '@/lib/connectors/schema'
import { askArguments } from './ask-arguments'
import { completeValue } from './complete-value'
import { getPrompt } from './get-prompt'
import type { Era, Offer } from './offer'

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

function servePrompt(server: McpServer, offer: Offer, prompt: PromptDefinition): void {
  const { name, title, description, icons } = prompt
  const shown = { title, description: description || undefined, ...offer.toIcons(icons) }
  const config = { ...shown, ...offer.readChallenge() }
  server.registerPrompt(name, { ...config, argsSchema: argumentsSchema(prompt, offer.era) }, async (given, context) => {
    const args = askArguments(prompt, given, context)
    if (isInputRequiredResult(args)) return args
    return getPrompt(prompt, args, { offer, signal: context.mcpReq.signal })
  })
}

/** Offers the release's prompts. */
export function servePrompts(server: McpServer, offer: Offer): void {
  for (const prompt of offer.snapshot.prompts) servePrompt(server, offer, prompt)
}
