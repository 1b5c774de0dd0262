import { newSchemaValidator } from '@/lib/connectors'
import type { JsonSchema } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'

type Check = (value: unknown) => string | null

const compiled = new WeakMap<JsonSchema, Check>()

function validatorFor(schema: JsonSchema) {
  try {
    return newSchemaValidator().getValidator(schema)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it is no JSON Schema'
    throw new AppError('invalid_argument', `The tool's schema cannot be used: ${reason}`, { cause: error })
  }
}

/** One Ajv per schema: a shared one would answer for another partner's schema with the same `$id`, and keep every copy. */
function compile(schema: JsonSchema): Check {
  const validate = validatorFor(schema)
  return (value) => {
    const outcome = validate(value)
    return outcome.valid ? null : (outcome.errorMessage ?? 'it does not match')
  }
}

/** What about `value` differs from `schema`, or null. Compiled once per schema object. */
export function checkAgainstSchema(schema: JsonSchema, value: unknown): string | null {
  const check = compiled.get(schema) ?? compile(schema)
  compiled.set(schema, check)
  return check(value)
}
