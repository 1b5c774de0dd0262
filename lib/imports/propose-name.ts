import type { Method } from '@/lib/connectors/schema'
import { isPlural, toSingular, toSnake, withArticle } from './name-words'
import type { TemplatePart } from './template-path'

export interface ProposedName {
  /** verb_noun */
  name: string
  title: string
  description: string
}

/** Room for a tool name beside the longest slug. */
const MAX_NAME = 22

const ONE: Record<Method, [verb: string, says: string]> = {
  GET: ['get', 'Returns'],
  POST: ['create', 'Creates'],
  PUT: ['replace', 'Replaces'],
  PATCH: ['update', 'Changes'],
  DELETE: ['delete', 'Deletes'],
}

function spoken(snake: string): string {
  return snake.replaceAll('_', ' ')
}

function cutName(name: string): string {
  if (name.length <= MAX_NAME) return name
  const cut = name.slice(0, MAX_NAME + 1)
  return cut.slice(0, cut.lastIndexOf('_') > 4 ? cut.lastIndexOf('_') : MAX_NAME)
}

function finish(verb: string, noun: string, says: string): ProposedName {
  const words = spoken(`${verb}_${noun}`)
  return {
    name: cutName(`${verb}_${noun}`),
    title: (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, 100),
    description: `${says}. Add when Claude should use it, and what comes back.`,
  }
}

function nounOf(part: TemplatePart | undefined): string {
  return toSnake(decodeURIComponent(part?.text ?? '').replace(/\.(json|xml|csv|pdf)$/i, '')) || 'item'
}

function byId(parts: TemplatePart[]): string {
  const last = parts.at(-1)?.placeholder
  return last ? ` by its ${spoken(last.name)}` : ''
}

/** A name, title and first sentence for a tool, from its method and path. */
export function proposeName(method: Method, parts: TemplatePart[]): ProposedName {
  const literals = parts.filter((part) => !part.placeholder)
  const last = parts.at(-1)
  const noun = nounOf(literals.at(-1))
  const before = toSingular(nounOf(literals.at(-2)))
  const [verb, says] = ONE[method]
  if (literals.length > 0 && last?.placeholder) {
    const one = toSingular(noun)
    return finish(method === 'POST' ? 'update' : verb, one, `${says} ${withArticle(spoken(one))}${byId(parts)}`)
  }
  if (/^(search|find|query)$/.test(noun) && literals.length > 1) {
    const many = nounOf(literals.at(-2))
    return finish('search', many, `Finds ${spoken(many)} that match`)
  }
  // /orders/{order_id}/cancel: what is done, to what.
  const acts = method === 'POST' && parts.at(-2)?.placeholder && !isPlural(noun)
  if (acts) return finish(noun, before, `Does "${spoken(noun)}" on ${withArticle(spoken(before))}`)
  if (method === 'GET' && isPlural(noun)) return finish('list', noun, `Lists ${spoken(noun)}`)
  const one = method === 'GET' ? noun : toSingular(noun)
  return finish(verb, one, `${says} ${method === 'GET' ? 'the' : ''} ${spoken(one)}`.replace(/ +/g, ' '))
}
