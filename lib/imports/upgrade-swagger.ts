import { asList, asObject, asText, isObject, own } from './as-object'
import { RefProblem, resolveRefs } from './resolve-refs'

type Json = Record<string, unknown>

const METHOD = /^(get|put|post|delete|patch|head|options)$/
const STYLES: Record<string, { style: string; explode: boolean }> = {
  csv: { style: 'form', explode: false },
  ssv: { style: 'spaceDelimited', explode: false },
  tsv: { style: 'tabDelimited', explode: false },
  pipes: { style: 'pipeDelimited', explode: false },
  multi: { style: 'form', explode: true },
}
const NOT_SCHEMA = new Set(['name', 'in', 'required', 'description', 'collectionFormat', 'allowEmptyValue', 'schema'])

/** In Swagger 2 a parameter is its own schema. */
function schemaOf(parameter: Json): Json {
  const entries = Object.entries(parameter).filter(([key]) => !NOT_SCHEMA.has(key) && !key.startsWith('x-'))
  const schema = Object.fromEntries(entries)
  return schema.type === 'file' ? { type: 'string', format: 'binary' } : schema
}

function styleOf(parameter: Json): Json {
  if (own(parameter, 'type') !== 'array') return {}
  const format = asText(own(parameter, 'collectionFormat')) || 'csv'
  const found = Object.hasOwn(STYLES, format) ? STYLES[format] : undefined
  const inQuery = /^(query|formData)$/.test(asText(parameter.in))
  if (found && (inQuery || (format !== 'csv' && format !== 'multi'))) return { ...found }
  return { style: 'simple', explode: false }
}

function upgradeParameter(parameter: Json): Json {
  const { name, in: place, required, description } = parameter
  const example = own(parameter, 'x-example')
  return {
    name,
    in: place,
    required,
    description,
    schema: schemaOf(parameter),
    ...styleOf(parameter),
    ...(example !== undefined && { example }),
  }
}

function formBody(fields: Json[], consumes: string[]): Json {
  const hasFile = fields.some((field) => field.type === 'file')
  const listed = consumes.find((type) => /multipart\/form-data|x-www-form-urlencoded/i.test(type))
  const type = hasFile ? 'multipart/form-data' : (listed ?? 'application/x-www-form-urlencoded')
  const properties = fields.map((field) => [
    asText(field.name),
    { ...schemaOf(field), ...(field.description !== undefined && { description: field.description }) },
  ])
  const encoding = fields.filter((field) => field.type === 'array').map((field) => [asText(field.name), styleOf(field)])
  const required = fields.filter((field) => field.required === true).map((field) => asText(field.name))
  const schema = { type: 'object', properties: Object.fromEntries(properties), required }
  return { required: required.length > 0, content: { [type]: { schema, encoding: Object.fromEntries(encoding) } } }
}

function upgradeBody(body: Json, consumes: string[]): Json {
  const types = consumes.length > 0 ? consumes : ['application/json']
  const content = Object.fromEntries(types.map((type) => [type, { schema: body.schema }]))
  return { description: body.description, required: body.required === true, content }
}

function upgradeResponses(responses: unknown, produces: string[]): Json {
  const types = produces.length > 0 ? produces : ['application/json']
  const entries = Object.entries(asObject(responses)).map(([status, response]) => {
    const schema = own(response, 'schema')
    if (schema === undefined) return [status, response]
    return [status, { content: Object.fromEntries(types.map((type) => [type, { schema }])) }]
  })
  return Object.fromEntries(entries)
}

function resolved(root: Json, value: unknown): unknown {
  try {
    return resolveRefs(root, value).value
  } catch (error) {
    if (error instanceof RefProblem) return value
    throw error
  }
}

function mediaTypes(operation: Json, root: Json, key: string): string[] {
  return asList(own(operation, key) ?? own(root, key))
    .map(asText)
    .filter(Boolean)
}

function upgradeOperation(root: Json, shared: unknown[], operation: Json): Json {
  const byName = new Map<string, unknown>()
  for (const each of [...shared, ...asList(own(operation, 'parameters'))]) {
    const parameter = resolved(root, each)
    byName.set(`${asText(own(parameter, 'in'))} ${asText(own(parameter, 'name'))}`, parameter)
  }
  const all = [...byName.values()]
  const place = (parameter: unknown) => asText(own(parameter, 'in'))
  const consumes = mediaTypes(operation, root, 'consumes')
  const body = all.find((parameter) => place(parameter) === 'body')
  const fields = all.filter((parameter) => place(parameter) === 'formData').map(asObject)
  const upgraded = all
    .filter((parameter) => !/^(body|formData)$/.test(place(parameter)))
    .map((parameter) => (isObject(parameter) && !('$ref' in parameter) ? upgradeParameter(parameter) : parameter))
  const responses = Object.entries(asObject(own(operation, 'responses'))).map(([status, each]) => [
    status,
    resolved(root, each),
  ])
  return {
    ...operation,
    parameters: upgraded,
    ...(body !== undefined && { requestBody: upgradeBody(asObject(body), consumes) }),
    ...(fields.length > 0 && { requestBody: formBody(fields, consumes) }),
    responses: upgradeResponses(Object.fromEntries(responses), mediaTypes(operation, root, 'produces')),
  }
}

function upgradePath(root: Json, given: unknown): unknown {
  const item = resolved(root, given)
  if (!isObject(item)) return item
  const entries = Object.entries(item).flatMap(([key, value]) => {
    if (key === 'parameters') return []
    return [[key, METHOD.test(key) && isObject(value) ? upgradeOperation(root, asList(item.parameters), value) : value]]
  })
  return Object.fromEntries(entries)
}

function upgradeScheme(scheme: Json): Json {
  if (scheme.type === 'basic') return { ...scheme, type: 'http', scheme: 'basic' }
  if (scheme.type !== 'oauth2') return scheme
  const flows: Record<string, string> = { application: 'clientCredentials', accessCode: 'authorizationCode' }
  const flow = asText(scheme.flow)
  const { authorizationUrl, tokenUrl, scopes } = scheme
  return {
    type: 'oauth2',
    description: scheme.description,
    flows: { [flows[flow] ?? flow]: { authorizationUrl, tokenUrl, scopes: scopes ?? {} } },
  }
}

function serversOf(root: Json): { url: string }[] {
  const host = asText(own(root, 'host'))
  const path = asText(own(root, 'basePath')).replace(/\/+$/, '')
  if (!host) return path ? [{ url: path }] : []
  const schemes = asList(own(root, 'schemes'))
    .map(asText)
    .filter((scheme) => /^https?$/.test(scheme))
  const inOrder = schemes.length > 0 ? schemes.sort().reverse() : ['https']
  return inOrder.map((scheme) => ({ url: `${scheme}://${host}${path}` }))
}

/** A Swagger 2.0 document in the shape of OpenAPI 3.0. Schemas stay where they are, so every `$ref` still leads there. */
export function upgradeSwagger(root: Record<string, unknown>): Record<string, unknown> {
  const paths = Object.entries(asObject(own(root, 'paths'))).map(([path, item]) => [path, upgradePath(root, item)])
  const schemes = Object.entries(asObject(own(root, 'securityDefinitions'))).map(([name, scheme]) => [
    name,
    upgradeScheme(asObject(scheme)),
  ])
  return {
    ...root,
    openapi: '3.0.0',
    servers: serversOf(root),
    paths: Object.fromEntries(paths),
    components: { securitySchemes: Object.fromEntries(schemes) },
  }
}
