/** What the command shows the API to be let in. For the credential field of the page, never for the tool. */
export interface ProposedCredential {
  kind: 'header' | 'query' | 'basic' | 'bearer'
  name: string
  /** '' when the command has a stand-in such as $TOKEN. */
  value: string
}

type Pair = [name: string, value: string]

const SECRET_HEADER = /(api-?key|access-?key|app-?key|token|secret|password|auth|subscription-key|signature|session)/i
const SECRET_QUERY =
  /^(api[-_]?key|apikey|key|token|access[-_]?token|auth[-_]?token|auth|secret|client[-_]?secret|password|sig|signature|appid)$/i
const STAND_IN = /^(\$\{?\w+\}?|<[^>]*>|\{\{?[^}]*\}\}?|\[[^\]]*\]|your[-_ ].*|x{3,}|\.{3}|…|\*+)$/i

export function isSecretHeader(name: string): boolean {
  return SECRET_HEADER.test(name)
}

export function isSecretQuery(name: string): boolean {
  return SECRET_QUERY.test(name)
}

function known(value: string): string {
  return STAND_IN.test(value.trim()) ? '' : value.trim()
}

/** `user:password`. A key sent as the user with no password is a secret as a whole, so it becomes a header. */
function fromPair(pair: string): ProposedCredential {
  const at = pair.indexOf(':')
  const name = at < 0 ? pair : pair.slice(0, at)
  const value = at < 0 ? '' : pair.slice(at + 1)
  if (at >= 0 && value === '') {
    return { kind: 'header', name: 'Authorization', value: `Basic ${Buffer.from(pair).toString('base64')}` }
  }
  return { kind: 'basic', name, value: known(value) }
}

function fromAuthorization(value: string): ProposedCredential {
  const [, scheme = '', rest = ''] = /^(\S+)\s+([\s\S]+)$/.exec(value) ?? []
  if (/^bearer$/i.test(scheme)) return { kind: 'bearer', name: '', value: known(rest) }
  const pair = /^basic$/i.test(scheme) ? Buffer.from(rest, 'base64').toString('utf8') : ''
  if (pair.includes(':') && !pair.includes('\uFFFD')) return fromPair(pair)
  return { kind: 'header', name: 'Authorization', value: known(value) }
}

/** Every credential of a command, the most telling first. */
export function proposeCredentials(user: string | null, headers: Pair[], query: Pair[]): ProposedCredential[] {
  const authorization = headers.filter(([name]) => /^authorization$/i.test(name))
  const keys = headers.filter(([name]) => !/^(authorization|cookie)$/i.test(name) && isSecretHeader(name))
  return [
    ...authorization.map(([, value]) => fromAuthorization(value)),
    ...(user === null ? [] : [fromPair(user)]),
    ...keys.map(([name, value]) => ({ kind: 'header' as const, name, value: known(value) })),
    ...query
      .filter(([name]) => isSecretQuery(name))
      .map(([name, value]) => ({ kind: 'query' as const, name, value: known(value) })),
  ]
}
