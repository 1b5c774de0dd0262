import { z } from 'zod'
import { ConnectorDefinition } from './schema'

/** The JSON Schema of definition files. Editors that know it complete and check a file; what is not in it is a mistake. */
export function buildDefinitionSchema(): object {
  const schema = z.toJSONSchema(ConnectorDefinition, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'object') jsonSchema.additionalProperties = false
    },
  })
  // Where a JSON file says what checks it; no part of the definition.
  schema.properties = { $schema: { type: 'string' }, ...schema.properties }
  return schema
}
