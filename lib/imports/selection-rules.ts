import type { ListedOperation } from './import-openapi'
import { toSnake } from './name-words'

/** Why an operation is left out of a proposal. */
export type LeftReason =
  | 'deprecated'
  | 'duplicate'
  | 'health'
  | 'auth'
  | 'webhook'
  | 'admin'
  | 'bulk'
  | 'delete'
  | 'minor'

export interface LeftOperation {
  operation: string
  reason: LeftReason
  /** The reason as a person reads it. */
  sentence: string
}

/** Why this one is left out, or null. */
type Rule = (listed: ListedOperation) => string | null

const VERSION = /^v\d+(\.\d+)*(alpha|beta)?\d*$|^\d{4}-\d\d(-\d\d)?$/i
const PLACEHOLDER = /\{[^{}]*\}/g
const AUTH =
  /^(oauth2?|auth|authn?|authentication|authenticate|authorize|authorization|log_?in|log_?out|sign_?in|sign_?up|sign_?out|passwords?|(reset|forgot|change)_password|password_reset|api_?keys?|api_tokens?|access_?tokens?|(refresh|revoke)_tokens?|introspect(_token)?|2fa|mfa|otp|sso|saml|oidc|jwt|credentials)$/
const ADMIN =
  /^(admins?|administration|internal|superuser|sysadmin|maintenance|debug|diagnostics|backoffice|test_helpers)$/
const WEBHOOK = /^(git_)?(web_?)?hooks?(_(endpoints|subscriptions|events|config|configs|deliveries))?$/
const BULK = /^(bulk|batch|mass|multiple)$|^(bulk|batch)_|_(bulk|batch)$/
/** What says how the server is, wherever it stands. */
const HEALTH =
  /^(health|healthz|health_?check|livez|liveness|readyz|readiness|ping|heartbeat|well_known|openapi|swagger|api_docs|robots_txt|favicon_ico)$/
/** The same where nothing else of the API begins so. */
const HEALTH_ALONE = /^(status|metrics|version|info|uptime|echo|up|ready|live|docs|stats|server_info|nodeinfo)$/

/** The literal segments of a path in words, without versions: `/v1/API-keys/{id}` as `['api_keys']`. */
export function literalsOf(path: string): string[] {
  return path
    .replace(/\.(json|xml)$/i, '')
    .split('/')
    .filter((segment) => !VERSION.test(segment))
    .map((segment) => toSnake(segment.replace(PLACEHOLDER, ' ').replace(/([a-z])([A-Z])/g, '$1_$2')))
    .filter(Boolean)
}

/** The path with nothing in it that tells two spellings of one operation apart. */
function shapeOf(path: string): string {
  const segments = path
    .replace(/\.(json|xml)$/i, '')
    .split('/')
    .filter((segment) => segment && !VERSION.test(segment))
  return segments.join('/').replace(PLACEHOLDER, '{}').toLowerCase()
}

/** `v10` after `v9`, what is stable after what is not, and no version before all. */
function versionOf(path: string): string {
  const found = path.split('/').find((segment) => VERSION.test(segment)) ?? ''
  const stable = /alpha|beta/i.test(found) ? '0' : '1'
  return found
    ? `${found.replace(/(alpha|beta)\d*/i, '').replace(/\d+/g, (digits) => digits.padStart(6, '0'))} ${stable}`
    : ''
}

/** The one of several spellings that is proposed: not deprecated, of the last version, the shortest. */
function better(left: ListedOperation, right: ListedOperation): ListedOperation {
  if (left.deprecated !== right.deprecated) return left.deprecated ? right : left
  const [first, second] = [versionOf(left.path), versionOf(right.path)]
  if (first !== second) return first > second ? left : right
  if (left.path.length !== right.path.length) return left.path.length < right.path.length ? left : right
  return left.operation <= right.operation ? left : right
}

function duplicateRule(operations: ListedOperation[]): Rule {
  const best = new Map<string, ListedOperation>()
  for (const listed of operations) {
    const key = `${listed.method} ${shapeOf(listed.path)}`
    const known = best.get(key)
    best.set(key, known ? better(known, listed) : listed)
  }
  return ({ operation, method, path }) => {
    const kept = best.get(`${method} ${shapeOf(path)}`)
    if (kept && kept.operation !== operation) return `${kept.operation} does the same.`
    const patch = method === 'PUT' ? best.get(`PATCH ${shapeOf(path)}`) : undefined
    return patch && !patch.deprecated
      ? `${patch.operation} changes only what is given; this one replaces everything.`
      : null
  }
}

function bulkRule(operations: ListedOperation[]): Rule {
  const known = new Set(operations.map(({ method, path }) => `${method} ${shapeOf(path)}`))
  const ofOne = (method: string, shape: string) => known.has(`${method} ${shape}/{}`)
  return ({ method, path }) => {
    const literals = literalsOf(path)
    if (literals.length > 1 && literals.some((word) => BULK.test(word)))
      return 'It works on many at once. Claude does well with one at a time.'
    const many = /^(PUT|PATCH|DELETE)$/.test(method) && !path.endsWith('}') && ofOne(method, shapeOf(path))
    return many ? 'It changes the whole list at once; the one for a single item is safer.' : null
  }
}

function healthRule(operations: ListedOperation[]): Rule {
  const first = operations.map(({ path }) => literalsOf(path)[0])
  return ({ method, path }) => {
    const literals = literalsOf(path)
    const [word = ''] = literals
    const alone =
      literals.length === 1 && HEALTH_ALONE.test(word) && first.filter((other) => other === word).length === 1
    const isHealth = method === 'GET' && (alone || literals.some((one) => HEALTH.test(one)))
    return isHealth ? 'It tells how the server is, not what the API is about.' : null
  }
}

function wordRule(pattern: RegExp, sentence: string): Rule {
  return ({ path, tags }) => {
    const words = [
      ...literalsOf(path).flatMap((literal) => [literal, ...literal.split('_').slice(0, 1)]),
      ...tags.map(toSnake),
    ]
    return words.some((word) => pattern.test(word)) ? sentence : null
  }
}

/** `/tokens` is where an API gives out keys; `/push/tokens` may be anything. */
const authRule: Rule = (listed) => {
  const sentence = 'It is about signing in or keys, which the connector’s credential does.'
  const literals = literalsOf(listed.path)
  const isToken = literals.length <= 2 && /^tokens?$/.test(literals.at(-1) ?? '')
  return isToken ? sentence : wordRule(AUTH, sentence)({ ...listed, tags: [] })
}

const deprecatedRule: Rule = ({ deprecated, summary }) =>
  deprecated || /^\W*(deprecated|obsolete|legacy)\b|\(deprecated\)/i.test(summary)
    ? 'The API calls it deprecated.'
    : null

/** What is left out of any proposal above the limit, the clearest reason first. */
export function selectionRules(operations: ListedOperation[]): [reason: LeftReason, rule: Rule][] {
  const rules: [LeftReason, Rule][] = [
    ['deprecated', deprecatedRule],
    ['health', healthRule(operations)],
    ['auth', authRule],
    ['webhook', wordRule(WEBHOOK, 'It sets up webhooks, which someone else has to receive.')],
    ['admin', wordRule(ADMIN, 'It is for those who run the API.')],
    ['duplicate', duplicateRule(operations)],
    ['bulk', bulkRule(operations)],
  ]
  // What holds for half of the operations is what the API is about: an admin API has nothing else.
  return rules.filter(
    ([reason, rule]) =>
      /^(deprecated|duplicate)$/.test(reason) ||
      operations.filter((listed) => rule(listed)).length * 2 < operations.length,
  )
}
