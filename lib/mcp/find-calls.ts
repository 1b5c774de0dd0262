import type { PromptDefinition, ReleaseSnapshot } from '@/lib/connectors/schema'

type RequestId = string | number

/** What a request makes of the partner's API. */
export interface FoundCall {
  id: RequestId
  /** As activity names it. */
  name: string
  /** Of its tool alone; null where it is no tool. */
  tool: { name: string; callsPerMinute?: number | undefined } | null
}

type Message = Record<string, unknown>

const isObject = (value: unknown): value is Message => typeof value === 'object' && value !== null

/** Whether its messages hold what the API answers. */
function readsResources({ messages }: PromptDefinition): boolean {
  return messages.some(({ content }) => content.type === 'resource')
}

function findCall(message: Message, { tools, prompts, resources }: ReleaseSnapshot): Omit<FoundCall, 'id'> | null {
  const { name, uri } = isObject(message.params) ? message.params : {}
  switch (message.method) {
    case 'tools/call': {
      const tool = tools.find((one) => one.name === name || one.aliases?.includes(String(name)))
      return tool ? { name: tool.name, tool } : null
    }
    case 'resources/read': {
      const isStatic = resources.some((one) => one.kind !== 'template' && one.uri === uri)
      const template = isStatic ? undefined : resources.find(({ kind }) => kind === 'template')
      return template ? { name: `resources/read ${template.name}`, tool: null } : null
    }
    case 'prompts/get': {
      const prompt = prompts.find((one) => one.name === name)
      return prompt && readsResources(prompt) ? { name: `prompts/get ${prompt.name}`, tool: null } : null
    }
    default:
      return null
  }
}

/** The calls of the partner's API that a message, or a batch of them, asks for. Lists, handshakes and what is kept here are none. */
export function findCalls(body: unknown, snapshot: ReleaseSnapshot): FoundCall[] {
  const messages = Array.isArray(body) ? body : [body]
  return messages.filter(isObject).flatMap((message) => {
    const { id } = message
    const found = typeof id === 'string' || typeof id === 'number' ? findCall(message, snapshot) : null
    return found ? [{ id: id as RequestId, ...found }] : []
  })
}
