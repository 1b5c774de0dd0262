import type { JsonSchemaValidatorResult, jsonSchemaValidator } from '@modelcontextprotocol/server'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/** As the MCP SDK sets it up, but silent about formats it does not know: APIs name many. */
export function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: true,
    validateSchema: false,
    allErrors: true,
    logger: false,
  })
  addFormats.default(ajv)
  return ajv
}

/** A validator of JSON Schema 2020-12. One per schema: a shared one answers for every schema with the same `$id`, and forgets none. */
export function newSchemaValidator(): jsonSchemaValidator {
  const ajv = newAjv()
  return {
    getValidator: (schema) => {
      const validate = ajv.compile(schema)
      return <T>(input: unknown): JsonSchemaValidatorResult<T> =>
        validate(input)
          ? { valid: true, data: input as T, errorMessage: undefined }
          : { valid: false, data: undefined, errorMessage: ajv.errorsText(validate.errors) }
    },
  }
}
