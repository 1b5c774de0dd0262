import { AppError, type FieldErrors } from '@/lib/errors'
import { bodyProblem } from './check-body'
import { callErrors } from './check-call'
import { compileProblem, keywordProblems, rootSchemaProblem } from './check-json-schema'
import { HEADER_NAME, isReservedHeader } from './header-names'
import { isServableName } from './known-name'
import { type Parameter, pathPlaceholders, type ToolDefinition, toolInputSchema, toolNameRoom } from './schema'

function pathErrors({ path, parameters }: ToolDefinition): FieldErrors {
  const placeholders = pathPlaceholders(path)
  const inPath = parameters.filter((parameter) => parameter.in === 'path')
  const sent = new Set(inPath.map((parameter) => parameter.sendAs ?? parameter.name))
  if (path.replace(/\{[^{}]+\}/g, '').match(/[{}]/)) return { path: 'Close every { with a }' }
  if (/[?#\s]/.test(path)) return { path: 'Leave ? and # and spaces out of the path. Add query parameters below.' }
  if (path.split('/').some((segment) => segment === '.' || segment === '..')) {
    return { path: 'A path cannot climb with . or ..' }
  }
  const orphan = placeholders.find((name) => !sent.has(name))
  if (orphan) return { path: `{${orphan}} needs a path parameter called "${orphan}"` }
  return {}
}

function parameterProblem(parameter: Parameter, { path, method }: ToolDefinition): [string, string] | null {
  const sendAs = parameter.sendAs ?? parameter.name
  if (parameter.in === 'path') {
    if (!pathPlaceholders(path).includes(sendAs)) return ['name', `The path has no {${sendAs}}`]
    if (!parameter.required) return ['required', 'A path parameter is always required']
  }
  if (parameter.in === 'header') {
    if (!HEADER_NAME.test(sendAs)) return ['name', `"${sendAs}" is no header name`]
    if (isReservedHeader(sendAs))
      return ['name', `The header ${sendAs} is set by Portico. Use the credential for keys.`]
  }
  if (parameter.in === 'cookie' && !HEADER_NAME.test(sendAs)) return ['name', `"${sendAs}" is no cookie name`]
  if (parameter.in === 'body' && method === 'GET') return ['in', 'GET has no body. Send it in the query.']
  const problem = keywordProblems(parameter.schema)
  return problem ? ['schema', problem] : null
}

/** Compiles the parameters' schemas together, which takes the time of one; each alone only to find the one at fault. */
function compileErrors({ parameters }: ToolDefinition): FieldErrors {
  const problem = compileProblem(toolInputSchema({ parameters }))
  if (!problem) return {}
  const errors = parameters.flatMap(({ schema }, index) => {
    const own = compileProblem(schema)
    return own ? [[`parameters.${index}.schema`, own]] : []
  })
  return errors.length > 0 ? Object.fromEntries(errors) : { inputSchema: problem }
}

function parameterErrors(tool: ToolDefinition): FieldErrors {
  const errors: FieldErrors = {}
  const names = new Set<string>()
  tool.parameters.forEach((parameter, index) => {
    const found = names.has(parameter.name)
      ? (['name', `There are two parameters called "${parameter.name}"`] as const)
      : parameterProblem(parameter, tool)
    names.add(parameter.name)
    if (found) errors[`parameters.${index}.${found[0]}`] = found[1]
  })
  const body = bodyProblem(tool)
  if (body) errors[body[0]] ??= body[1]
  return Object.keys(errors).length > 0 ? errors : compileErrors(tool)
}

/** What is wrong with where the parameters go, by field. */
export function requestErrors(tool: ToolDefinition): FieldErrors {
  return { ...pathErrors(tool), ...parameterErrors(tool) }
}

function schemaErrors({ inputSchema, outputSchema, parameters }: ToolDefinition): FieldErrors {
  const errors: FieldErrors = {}
  const input = inputSchema && (rootSchemaProblem(inputSchema) ?? missingProperty(inputSchema, parameters))
  const output = outputSchema && rootSchemaProblem(outputSchema)
  if (input) errors.inputSchema = input
  if (output) errors.outputSchema = output
  return errors
}

function missingProperty(inputSchema: Record<string, unknown>, parameters: Parameter[]): string | null {
  const properties = Object.keys((inputSchema.properties as object | undefined) ?? {})
  const missing = parameters.find(({ name }) => !properties.includes(name))
  return missing ? `The schema has no property "${missing.name}", which is a parameter` : null
}

/** Everything a tool must satisfy beyond its shape: throws one `invalid_argument` with a message for each wrong field. */
export function checkTool(tool: ToolDefinition, connectorSlug: string): void {
  const room = toolNameRoom(connectorSlug)
  const errors: FieldErrors = { ...requestErrors(tool), ...schemaErrors(tool), ...callErrors(tool) }
  if (tool.name.length > room) {
    errors.name = `Use at most ${room} characters; with "${connectorSlug}" before it Claude sees no more`
  }
  const word = [tool.name, ...(tool.aliases ?? [])].find((name) => !isServableName(name))
  if (word) errors[word === tool.name ? 'name' : 'aliases'] = `"${word}" is a word of JavaScript. Choose another.`
  if (tool.annotations.readOnlyHint && tool.annotations.destructiveHint) {
    errors['annotations.destructiveHint'] = 'A tool that only reads destroys nothing'
  }
  if (Object.keys(errors).length > 0) {
    throw new AppError('invalid_argument', `${tool.name}: ${Object.values(errors)[0]}`, { fields: errors })
  }
}
