import { asList, asObject, asText, isObject, own } from './as-object'
import { isSecretName } from './is-showable'

/** What a request has from the collection and the folders it is in. */
export interface PostmanScope {
  variables: Map<string, string>
  /** Variables whose value is nobody's business. */
  secrets: Set<string>
  auth: unknown
  folders: string[]
}

const VARIABLE = /\{\{\s*([^{}]{1,200}?)\s*\}\}/g
const MAX_ROUNDS = 5
const MAX_CHARACTERS = 100_000

/** A description: a text, or an object with one. */
export function postmanText(value: unknown): string {
  return asText(value) || asText(own(value, 'content'))
}

/** A value that is written as a text, a number or a boolean; '' for any other. */
export function valueText(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''
}

/** The scope inside a collection or folder: its variables and its way in go before those around it. */
export function innerScope(scope: PostmanScope, holder: Record<string, unknown>, name: string): PostmanScope {
  const variables = new Map(scope.variables)
  const secrets = new Set(scope.secrets)
  for (const each of asList(own(holder, 'variable'))) {
    const key = asText(own(each, 'key')) || asText(own(each, 'id'))
    if (!key || own(each, 'disabled') === true) continue
    variables.set(key, valueText(own(each, 'value')))
    if (own(each, 'type') === 'secret') secrets.add(key)
  }
  const auth = own(holder, 'auth')
  return {
    variables,
    secrets,
    auth: isObject(auth) ? auth : scope.auth,
    folders: name ? [...scope.folders, name] : scope.folders,
  }
}

/** The text with every variable that has a value replaced, also those in their values. */
export function resolveVariables(text: string, { variables }: Pick<PostmanScope, 'variables'>): string {
  let resolved = text
  for (let round = 0; round < MAX_ROUNDS && resolved.includes('{{'); round++) {
    const next = resolved.replace(VARIABLE, (whole, name: string) => variables.get(name) || whole)
    if (next === resolved || next.length > MAX_CHARACTERS) break
    resolved = next
  }
  return resolved
}

/** The name where the text is one variable and nothing else. */
export function onlyVariable(text: string): string | null {
  return /^\s*\{\{\s*([^{}]{1,200}?)\s*\}\}\s*$/.exec(text)?.[1] ?? null
}

export function hasVariable(text: string): boolean {
  return /\{\{[^{}]{1,200}\}\}/.test(text)
}

/** The value that a text stands for as an example; undefined where a variable in it has none, or hides a secret. */
export function exampleText(text: string, scope: PostmanScope): string | undefined {
  const isHidden = [...text.matchAll(VARIABLE)].some(([, name = '']) => scope.secrets.has(name) || isSecretName(name))
  const resolved = resolveVariables(text, scope)
  return isHidden || hasVariable(resolved) ? undefined : resolved
}

/** The attributes of a way in: a list of pairs in 2.1, an object in 2.0. */
export function authAttributes(auth: unknown): { type: string; get: (name: string) => string } {
  const type = asText(own(auth, 'type')).toLowerCase()
  const given = own(auth, type)
  const pairs = Array.isArray(given)
    ? given.map((each): [string, string] => [asText(own(each, 'key')), valueText(own(each, 'value'))])
    : Object.entries(asObject(given)).map(([key, value]): [string, string] => [key, valueText(value)])
  const byName = new Map(pairs)
  return { type, get: (name) => byName.get(name)?.trim() ?? '' }
}
