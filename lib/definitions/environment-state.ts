import { DEFAULT_ENVIRONMENT } from '@/lib/connectors/schema'
import type { ConnectorDefinition, CredentialDefinition, EnvironmentDefinition } from './schema'

type EnvironmentParts = Pick<ConnectorDefinition, 'credential' | 'environment' | 'environments'>

interface Each {
  baseUrl: string
  credential: CredentialDefinition
}

/** Which environments there are, and which is served. */
export interface EnvironmentState {
  served: string
  all: Map<string, Each>
}

const NONE: Each = { baseUrl: '', credential: { kind: 'none' } }

/** What is there once a definition was put over what is there now; null stands for a new connector. Its values are left out. */
export function applyEnvironments(now: EnvironmentState | null, parts: EnvironmentParts): EnvironmentState {
  const before = now ?? { served: DEFAULT_ENVIRONMENT, all: new Map([[DEFAULT_ENVIRONMENT, NONE]]) }
  const served = parts.environment ?? before.served
  const all = new Map(parts.environments ? [] : before.all)
  for (const [name, { baseUrl = '', credential }] of Object.entries(parts.environments ?? {})) {
    all.set(name, { baseUrl, credential: credential ?? before.all.get(name)?.credential ?? NONE.credential })
  }
  const kept = all.get(served) ?? before.all.get(served) ?? NONE
  all.set(served, { ...kept, credential: parts.credential ?? kept.credential })
  return { served, all }
}

/** The variable that a definition file names for a credential's value. */
export function credentialVariable(slug: string, environment: string): string {
  const name = environment === DEFAULT_ENVIRONMENT ? slug : `${slug}-${environment}`
  return `${name
    .toUpperCase()
    .replace(/^(?=[0-9])/, '_')
    .replaceAll('-', '_')}_CREDENTIAL`
}

/** Which variable holds a secret is the file's own affair, and no difference; the value is never in it. */
function withVariable(credential: CredentialDefinition, slug: string, environment: string): CredentialDefinition {
  if (credential.kind === 'none' || credential.kind === 'user_key') return credential
  const { value: _, ...shown } = credential
  return { ...shown, valueFrom: credentialVariable(slug, environment) }
}

/** The same as parts of a definition: in one form, so that two files differ only where the environments do. */
export function renderEnvironments({ served, all }: EnvironmentState, slug: string): EnvironmentParts {
  const own = all.get(served) ?? NONE
  const credential = withVariable(own.credential, slug, served)
  if (all.size === 1 && served === DEFAULT_ENVIRONMENT && own.baseUrl === '') return { credential }
  const entries = [...all].sort(([a], [b]) => (a < b ? -1 : 1))
  const environments = entries.map(([name, each]): [string, EnvironmentDefinition] => {
    const baseUrl = each.baseUrl === '' ? {} : { baseUrl: each.baseUrl }
    return [name, name === served ? baseUrl : { ...baseUrl, credential: withVariable(each.credential, slug, name) }]
  })
  return { credential, environment: served, environments: Object.fromEntries(environments) }
}
