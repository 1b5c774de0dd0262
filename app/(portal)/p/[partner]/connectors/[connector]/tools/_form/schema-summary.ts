import type { SchemaForm } from './schema-form'

const NAMES_SHOWN = 4
const DEPTH_SHOWN = 3

/** "Address" of `#/$defs/Address`. */
export function refName(ref: string): string {
  return ref.trim().split('/').at(-1) || 'a definition'
}

function listed(names: string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => name.trim() || 'unnamed')
  return [...shown, ...(names.length > NAMES_SHOWN ? ['…'] : [])].join(', ')
}

function objectSummary({ properties, additional, additionalSchema }: SchemaForm, depth: number): string {
  const beside = additional === 'schema' && additionalSchema ? schemaSummary(additionalSchema, depth + 1) : null
  if (properties.length === 0) return beside ? `map of ${beside}` : 'object'
  return `object {${listed(properties.map(({ name }) => name))}}`
}

function nameOf(form: SchemaForm, depth: number): string {
  switch (form.kind) {
    case 'array':
      return form.items ? `array of ${schemaSummary(form.items, depth + 1)}` : 'array'
    case 'object':
      return objectSummary(form, depth)
    case 'choice': {
      const { combinator, alternatives } = form
      const word = combinator === 'oneOf' ? 'one of' : 'any of'
      return `${word} ${alternatives.length}: ${listed(alternatives.map(({ schema }) => schema.title || schemaSummary(schema, depth + 1)))}`
    }
    case 'ref':
      return `→ ${refName(form.ref)}`
    case 'any':
      return form.only ? `always ${form.only}` : 'any value'
    case 'json':
      return form.json.trim() === 'false' ? 'no value' : 'own schema'
    default:
      return form.only ? `always ${form.only}` : form.kind
  }
}

/** What a schema takes, in one line: `array of object {sku, qty}`. */
export function schemaSummary(form: SchemaForm, depth = 0): string {
  if (depth > DEPTH_SHOWN) return '…'
  const values = form.only === '' ? form.values.split('\n').filter((line) => line.trim() !== '') : []
  const name = values.length > 0 ? `${nameOf(form, depth)} (${listed(values)})` : nameOf(form, depth)
  return form.nullable ? `${name} or null` : name
}
