import { stringify } from 'yaml'
import { compact } from './compact'
import { ConnectorDefinition, type CredentialDefinition, type DefinitionFormat } from './schema'
import { toToolDefinition } from './to-tool-definition'

/** A kind that is "none" says something; so do a version and an empty list of tools. */
const ALWAYS = ['version', 'tools']

function withoutValue(credential: CredentialDefinition | undefined) {
  return credential && 'value' in credential ? { ...credential, value: undefined } : credential
}

/** The definition as a file, with its keys in one order, so that two files differ only where the connectors do. Never a secret. */
export function renderDefinition(definition: ConnectorDefinition, format: DefinitionFormat): string {
  const { credential, environments, ...rest } = definition
  const shown =
    environments &&
    Object.fromEntries(
      Object.entries(environments).map(([name, one]) => [name, { ...one, credential: withoutValue(one.credential) }]),
    )
  const tools = rest.tools.map((tool) => {
    const { parameters, ...whole } = toToolDefinition(tool)
    // What is left out again: a path parameter is required, others are not.
    return {
      ...whole,
      parameters: parameters.map((one) =>
        one.required === (one.in === 'path') ? { ...one, required: undefined } : one,
      ),
    }
  })
  const file = compact(
    ConnectorDefinition,
    { ...rest, tools, credential: withoutValue(credential), environments: shown },
    ALWAYS,
  )
  if (format === 'json') return `${JSON.stringify(file, null, 2)}\n`
  return stringify(file, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.2', compat: 'yaml-1.1' })
}
