import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/**
 * A validator of JSON Schema 2020-12 as the MCP SDK's own, but silent about formats it does not know: APIs name many.
 * One per schema: a shared one answers for every schema with the same `$id`, and forgets none.
 */
export function newSchemaValidator(): AjvJsonSchemaValidator {
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: true,
    validateSchema: false,
    allErrors: true,
    logger: false,
  })
  addFormats.default(ajv)
  return new AjvJsonSchemaValidator(ajv)
}
