import type { PromptDefinition } from '@/lib/connectors/schema'

export interface ArgumentForm {
  key: string
  name: string
  description: string
  required: boolean
  /** One value a line. */
  values: string
  question: string
}

export interface MessageForm {
  key: string
  role: 'user' | 'assistant'
  type: 'text' | 'resource' | 'image'
  text: string
  uri: string
  mimeType: string
  data: string
}

/** A prompt while it is typed. */
export interface PromptForm {
  name: string
  title: string
  description: string
  arguments: ArgumentForm[]
  messages: MessageForm[]
}

export const newArgument = (key: string, name = ''): ArgumentForm => {
  return { key, name, description: '', required: false, values: '', question: '' }
}

export const newMessage = (key: string, role: MessageForm['role'] = 'user'): MessageForm => {
  return { key, role, type: 'text', text: '', uri: '', mimeType: '', data: '' }
}

export function toLines(values: string[]): string {
  return values.join('\n')
}

export function fromLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '')
}

export function toPromptForm(prompt: PromptDefinition | null): PromptForm {
  if (!prompt) return { name: '', title: '', description: '', arguments: [], messages: [newMessage('m0')] }
  return {
    name: prompt.name,
    title: prompt.title,
    description: prompt.description,
    arguments: prompt.arguments.map(({ values, ...argument }, index) => ({
      ...argument,
      key: `a${index}`,
      values: toLines(values),
    })),
    messages: prompt.messages.map(({ role, content }, index) => ({
      ...newMessage(`m${index}`, role),
      ...content,
    })),
  }
}

function toContent({ type, text, uri, mimeType, data }: MessageForm): unknown {
  if (type === 'text') return { type, text }
  return type === 'resource' ? { type, uri } : { type, mimeType, data }
}

/** The prompt that the form stands for, not yet checked. */
export function toPromptDefinition({ arguments: args, messages, ...basics }: PromptForm): unknown {
  return {
    ...basics,
    arguments: args.map(({ key: _, values, ...argument }) => ({ ...argument, values: fromLines(values) })),
    messages: messages.map((message) => ({ role: message.role, content: toContent(message) })),
  }
}
