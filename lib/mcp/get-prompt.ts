import { type GetPromptResult, ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server'
import type { PromptContent, PromptDefinition } from '@/lib/connectors/schema'
import type { PromptArguments } from './ask-arguments'
import type { Offer } from './offer'
import { readUri } from './read-resource'

type Block = GetPromptResult['messages'][number]['content']

/** Of all texts together. A long argument in many places would otherwise grow without end. */
const RENDERED_LIMIT = 400_000

const BLANK = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The text with the arguments in its blanks; those left out are empty. What an argument says is not looked into. */
export function fillBlanks(text: string, args: PromptArguments): string {
  let length = text.length
  return text.replace(BLANK, (_, name: string) => {
    const value = (Object.hasOwn(args, name) ? args[name] : undefined) ?? ''
    length += value.length
    if (length > RENDERED_LIMIT) {
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'The prompt with these arguments is too long')
    }
    return value
  })
}

async function toBlock(
  content: PromptContent,
  args: PromptArguments,
  { offer, signal }: { offer: Offer; signal: AbortSignal },
): Promise<Block> {
  switch (content.type) {
    case 'text':
      return { type: 'text', text: fillBlanks(content.text, args) }
    case 'image':
      return content
    case 'resource':
      return { type: 'resource', resource: await readUri(offer, fillBlanks(content.uri, args), signal) }
  }
}

/** The prompt's messages with the arguments filled in and the resources put in. Throws MCP's errors. */
export async function getPrompt(
  prompt: PromptDefinition,
  args: PromptArguments,
  run: { offer: Offer; signal: AbortSignal },
): Promise<GetPromptResult> {
  const messages: GetPromptResult['messages'] = []
  let length = 0
  for (const { role, content } of prompt.messages) {
    const block = await toBlock(content, args, run)
    length += block.type === 'text' ? block.text.length : 0
    if (length > RENDERED_LIMIT) {
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'The prompt with these arguments is too long')
    }
    messages.push({ role, content: block })
  }
  return { description: prompt.description || undefined, messages }
}
