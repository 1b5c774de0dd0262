import { asList, asObject, asText, own } from './as-object'

/** Where an API lives, as its description says. */
export interface ImportServer {
  /** As written, with its variables in braces. */
  url: string
  /** With every variable that has a value replaced. */
  resolved: string
  description: string
  variables: { name: string; default: string; values: string[]; description: string }[]
}

function readVariables(server: unknown): ImportServer['variables'] {
  return Object.entries(asObject(own(server, 'variables'))).map(([name, variable]) => ({
    name,
    default: String(own(variable, 'default') ?? ''),
    values: asList(own(variable, 'enum')).map(String),
    description: asText(own(variable, 'description')),
  }))
}

/** Absolute where it can be: against the address the document came from, else as it is. No slash at the end. */
function absolute(url: string, documentUrl: string | undefined): string {
  const whole = documentUrl && URL.canParse(url, documentUrl) ? new URL(url, documentUrl).href : url
  const withScheme = whole.startsWith('//') ? `https:${whole}` : whole
  return withScheme.replace(/\/+$/, '')
}

/** The servers a list names. A variable takes the value given for it, else its default, else its first choice, else it stays. */
export function readServers(
  list: unknown,
  { variables = {}, documentUrl }: { variables?: Record<string, string>; documentUrl?: string } = {},
): ImportServer[] {
  return asList(list)
    .filter((server) => asText(own(server, 'url')) !== '')
    .map((server) => {
      const url = asText(own(server, 'url'))
      const known = readVariables(server)
      const resolved = url.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
        const variable = known.find((one) => one.name === name)
        const given = Object.hasOwn(variables, name) ? variables[name] : undefined
        return given ?? (variable?.default || variable?.values[0] || whole)
      })
      return {
        url,
        resolved: absolute(resolved, documentUrl),
        description: asText(own(server, 'description')),
        variables: known,
      }
    })
}
