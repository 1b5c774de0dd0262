import { emptySchema, jsonForm, type SchemaForm, type SchemaKind } from './schema-form'
import { toSchema } from './to-schema'
import { toSchemaForm } from './to-schema-form'

/** The same schema as JSON; null where a field of it cannot be read. */
export function asJson(form: SchemaForm): SchemaForm | null {
  const problems = {}
  const schema = toSchema(form, '', problems)
  return Object.keys(problems).length > 0 ? null : jsonForm(JSON.stringify(schema, null, 2))
}

/** The schema that its text describes; null where it describes none. */
function asFields(form: SchemaForm): SchemaForm | null {
  const problems = {}
  const schema = toSchema(form, '', problems)
  return Object.keys(problems).length > 0 ? null : toSchemaForm(schema)
}

/** What another type is picked with at once, so that there is something to fill in. */
function withParts(form: SchemaForm): SchemaForm {
  if (form.kind === 'array') return { ...form, items: form.items ?? emptySchema() }
  if (form.kind !== 'choice' || form.alternatives.length > 0) return form
  return { ...form, alternatives: [0, 1].map((id) => ({ id, schema: emptySchema(id === 0 ? 'string' : 'object') })) }
}

/** The schema with another type. What was typed for the old one comes back with it. */
export function pickKind(form: SchemaForm, kind: SchemaKind): SchemaForm {
  if (kind === form.kind) return form
  if (kind === 'json') return asJson(form) ?? form
  const fields = form.kind === 'json' ? (asFields(form) ?? { ...emptySchema(kind), json: form.json }) : form
  return withParts({ ...fields, kind })
}
