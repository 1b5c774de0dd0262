import type { FieldErrors } from '@/lib/errors'
import { jsonForm, type SchemaForm } from './schema-form'
import { toSchema } from './to-schema'
import { toSchemaForm } from './to-schema-form'

/** The same schema in fields or as JSON; why not, where it would lose what was typed. */
export function switchSchema(form: SchemaForm, to: 'form' | 'json'): SchemaForm | string {
  if (to === 'form' && form.json.trim() === '') return toSchemaForm({ type: 'object' })
  const problems: FieldErrors = {}
  const schema = toSchema(form, '', problems)
  const [problem] = Object.values(problems)
  if (problem === undefined) return to === 'form' ? toSchemaForm(schema) : jsonForm(JSON.stringify(schema, null, 2))
  return to === 'form'
    ? `The form can show it once the JSON is mended. ${problem}.`
    : `The JSON can show it once every field can be read. ${problem}.`
}
