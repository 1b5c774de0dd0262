import { pathPlaceholders } from '@/lib/connectors/schema'
import type { ParameterDraft } from './parameter-drafts'
import { OperationProblem } from './read-operations'

export interface OpenApiPath {
  path: string
  drafts: ParameterDraft[]
}

/** `?type=a` written into a path: fixed values of the query. */
function fixedQuery(query: string): ParameterDraft[] {
  return [...new URLSearchParams(query)]
    .filter(([name]) => name !== '' && !/[{}]/.test(name))
    .map(([name, value]) => ({
      wireName: name,
      in: 'query',
      required: false,
      description: 'Always this value.',
      schema: { type: 'string', const: value, default: value },
    }))
}

/** A path as tools have it, with a parameter for every placeholder and none without one. */
export function templateOpenApiPath(given: string, drafts: ParameterDraft[], notes: Set<string>): OpenApiPath {
  const [whole = ''] = given.split('#')
  const [raw = '', ...query] = whole.split('?')
  // `{+name}` and `{name*}` are how RFC 6570 writes what OpenAPI says with a style.
  const path = `/${raw.replace(/^\/+/, '')}`
    .replace(/\{\s*[+#./;?&]?([^{}]+?)\*?\s*\}/g, '{$1}')
    .replace(/\s/g, (blank, at: number, text: string) => (isInBraces(text, at) ? blank : '%20'))
  if (/[{}]/.test(path.replace(/\{[^{}]+\}/g, '')))
    throw new OperationProblem('The path has a brace that is not closed.')
  if (path.split('/').some((segment) => segment === '.' || segment === '..')) {
    throw new OperationProblem('The path climbs with . or ..')
  }
  const placeholders = [...new Set(pathPlaceholders(path))]
  const long = placeholders.find((name) => name.length > 128)
  if (long) throw new OperationProblem("A placeholder's name is longer than 128 characters.")
  const fits = (draft: ParameterDraft) => draft.in !== 'path' || placeholders.includes(draft.wireName)
  for (const { wireName } of drafts.filter((draft) => !fits(draft))) {
    notes.add(`The path parameter ${wireName} is left out: the path has no {${wireName}}.`)
  }
  const known = new Set(drafts.filter((draft) => draft.in === 'path').map((draft) => draft.wireName))
  const missing = placeholders
    .filter((name) => !known.has(name))
    .map(
      (name): ParameterDraft => ({
        wireName: name,
        in: 'path',
        required: true,
        description: '',
        schema: { type: 'string' },
      }),
    )
  const asked = new Set(drafts.filter((draft) => draft.in === 'query').map((draft) => draft.wireName))
  const fixed = fixedQuery(query.join('?')).filter((draft) => !asked.has(draft.wireName))
  return { path, drafts: [...missing, ...drafts.filter(fits), ...fixed] }
}

function isInBraces(text: string, at: number): boolean {
  return text.lastIndexOf('{', at) > text.lastIndexOf('}', at)
}
