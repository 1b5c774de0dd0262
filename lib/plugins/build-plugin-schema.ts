import { z } from 'zod'
import { PluginFields, SkillDefinition } from './definition-schema'

/** In a file a skill may be a folder beside it, with SKILL.md as Claude reads it. */
const SkillEntry = z.union([
  SkillDefinition,
  z.strictObject({ folder: z.string().min(1).meta({ description: 'A folder with SKILL.md, relative to the file.' }) }),
])

const PluginFileDefinition = PluginFields.extend({
  version: z.literal(1).optional(),
  plugin: z.string().meta({ description: 'The name of the plugin.' }),
  skills: z.array(SkillEntry).optional(),
})

/** The JSON Schema of plugin definition files, for editors that know it. */
export function buildPluginSchema(): object {
  const schema = z.toJSONSchema(PluginFileDefinition, { io: 'input' })
  schema.properties = { $schema: { type: 'string' }, ...schema.properties }
  return schema
}
