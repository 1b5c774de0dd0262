import { z } from 'zod'

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The schema itself, below what only says that a value may be absent. */
function inner(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return inner(schema.unwrap())
  return schema
}

function optionFor(schema: z.ZodDiscriminatedUnion, value: unknown): z.core.$ZodType | undefined {
  return schema.options.find((option) => z.safeParse(option, value).success)
}

/** Whether reading a file without this value gives the value. */
function isDefault(schema: z.core.$ZodType, value: unknown): boolean {
  if (value === undefined) return true
  if (!(schema instanceof z.ZodDefault)) return false
  return JSON.stringify(schema.parse(undefined)) === JSON.stringify(value)
}

/** The same value with keys in the schema's order, without those that say only what is so anyway. `kept` names exceptions. */
export function compact(schema: z.core.$ZodType, value: unknown, kept: readonly string[] = []): unknown {
  const type = inner(schema)
  if (type instanceof z.ZodArray && Array.isArray(value)) return value.map((each) => compact(type.element, each))
  if (type instanceof z.ZodDiscriminatedUnion) {
    const option = optionFor(type, value)
    return option ? compact(option, value) : value
  }
  if (type instanceof z.ZodRecord && isObject(value) && type.valueType instanceof z.ZodObject) {
    const entries = Object.entries(value).map(([key, each]) => [key, compact(type.valueType, each)])
    return Object.fromEntries(entries)
  }
  if (!(type instanceof z.ZodObject) || !isObject(value)) return value
  const entries = Object.entries<z.core.$ZodType>(type.shape)
    .filter(([key, field]) => kept.includes(key) || !isDefault(field, value[key]))
    .map(([key, field]) => [key, compact(field, value[key])])
  return Object.fromEntries(entries)
}
