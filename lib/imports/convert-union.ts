import type { JsonSchema } from '@/lib/connectors/schema'
import { asList, asObject, asText, isObject, own } from './as-object'
import { convertSchema } from './convert-schema'
import { mergeSchemas } from './merge-schemas'
import { contentOf, type SchemaContext } from './schema-context'

/** The value that says a variant is meant: from the mapping, else the variant's own name. */
function markOf(variant: unknown, mapping: Record<string, unknown>): string {
  const ref = asText(own(variant, '$ref'))
  const name = ref.split('/').at(-1) ?? ''
  const mapped = Object.entries(mapping).find(([, target]) => target === ref || target === name)
  return mapped?.[0] ?? name
}

/** A variant whose discriminator can only have the value that names it. */
function markVariant(context: SchemaContext, converted: JsonSchema, property: string, mark: string): JsonSchema {
  const content = contentOf(context, converted)
  const found = own(content.properties, property)
  const isOpen = isObject(found) && found.type === 'string' && found.enum === undefined && found.const === undefined
  if (!isOpen || mark === '') return converted
  return { ...content, properties: { ...asObject(content.properties), [property]: { ...found, const: mark } } }
}

function convertVariants(context: SchemaContext, raw: Record<string, unknown>, variants: unknown[]): JsonSchema[] {
  const discriminator = own(raw, 'discriminator')
  const property = asText(own(discriminator, 'propertyName'))
  const mapping = asObject(own(discriminator, 'mapping'))
  const converted = variants.filter(isObject).map((variant) => {
    const schema = convertSchema(context, variant)
    return property ? markVariant(context, schema, property, markOf(variant, mapping)) : schema
  })
  return [...new Map(converted.map((schema) => [JSON.stringify(schema), schema])).values()]
}

/** `oneOf` and `anyOf`. One variant alone is merged by the caller's spread; answers may match several. */
export function convertUnion(context: SchemaContext, raw: Record<string, unknown>): JsonSchema {
  const one = convertVariants(context, raw, asList(own(raw, 'oneOf')))
  const any = convertVariants(context, raw, asList(own(raw, 'anyOf')))
  const key = context.direction === 'output' ? 'anyOf' : 'oneOf'
  const union = one.length > 0 ? { [key]: one } : {}
  if (any.length === 0) return union
  return one.length > 0 && key === 'anyOf' ? mergeSchemas(union, { anyOf: any }) : { ...union, anyOf: any }
}
