import { z } from 'zod'
import { Problem } from './answers'
import { OPERATIONS, type Operation } from './operations'

const DESCRIPTION = `Everything the portal's pages do with connectors and plugins.

Send a personal access token: \`Authorization: Bearer …\`. Make one on the page Access tokens, or here with e-mail address and password.
A token acts as one member of one partner; what is another partner's does not exist for it. Errors are problem details (RFC 9457).`

const PROBLEMS: Record<number, string> = {
  400: 'Something in the request is wrong; `errors` says what, by field',
  401: 'No token, or one that does not work',
  403: 'The token may not do this',
  404: 'There is no such thing',
  409: 'Not as things stand',
  413: 'The body is too large',
}

type Io = 'input' | 'output'

function jsonSchema(schema: z.ZodType, io: Io): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}

const json = (schema: object) => ({ 'application/json': { schema } })
const text = { schema: { type: 'string' } }

function answerContent(answer: Operation['answers'][number]): { description: string; content?: object } {
  switch (answer) {
    case 'empty':
      return { description: 'Done' }
    case 'zip':
      return { description: 'The zip', content: { 'application/zip': {} } }
    case 'file':
      return { description: 'The file', content: { 'application/yaml': text, ...json({ type: 'object' }) } }
    case 'any':
      return { description: 'OpenAPI 3.1', content: json({ type: 'object' }) }
    default:
      // What is told is read with `output`: defaults are filled in.
      return { description: 'Done', content: json(jsonSchema(answer, 'output')) }
  }
}

function problemsOf({ needs, body, query, path }: Operation): number[] {
  const open = needs === 'none'
  return [
    ...(body || query ? [400] : []),
    ...(open ? [] : [401]),
    ...(needs === 'read' || needs === 'write' ? [403] : []),
    ...(path.includes('{') ? [404, 409] : []),
    ...(body ? [413] : []),
  ]
}

const problem = (status: number) => [status, { $ref: `#/components/responses/Problem${status}` }]

function parametersOf({ path, query }: Operation): object[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
    return { name, in: 'path', required: true, schema: { type: 'string' } }
  })
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    return { name, in: 'query', required: false, schema: jsonSchema(schema as z.ZodType, 'input') }
  })
  return [...inPath, ...inQuery]
}

function requestBody({ body }: Operation): object | undefined {
  if (!body) return undefined
  const schema = jsonSchema(body.schema, 'input')
  return {
    required: !body.optional,
    content: { ...json(schema), ...(body.yaml && { 'application/yaml': { schema } }) },
  }
}

function toOperation(operation: Operation): object {
  const { id, summary, needs, answers } = operation
  const body = requestBody(operation)
  const parameters = parametersOf(operation)
  const done = Object.entries(answers).map(([status, answer]) => [status, answerContent(answer)])
  return {
    operationId: id,
    summary,
    ...(needs === 'none' && { security: [] }),
    ...(needs === 'password' && { security: [{ password: [] }] }),
    ...((needs === 'read' || needs === 'write') && { security: [{ token: [needs] }] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    responses: Object.fromEntries([...done, ...problemsOf(operation).map(problem)]),
  }
}

function pathsOf(operations: Operation[]): Record<string, object> {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: toOperation(operation) }
  }
  return paths
}

/** The OpenAPI 3.1 document of the management API, made from the schemas its routes read with. */
export function buildDocument(origin: string): object {
  const problems = Object.entries(PROBLEMS).map(([status, description]) => [
    `Problem${status}`,
    { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
  ])
  return {
    openapi: '3.1.0',
    info: { title: 'Portico', version: '1', description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: `${origin}/api/v1` }],
    paths: pathsOf(OPERATIONS),
    components: {
      schemas: { Problem: jsonSchema(Problem, 'output') },
      responses: Object.fromEntries(problems),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A personal access token.' },
        password: { type: 'http', scheme: 'basic', description: 'E-mail address and password of an account.' },
      },
    },
  }
}
