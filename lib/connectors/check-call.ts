import type { FieldErrors } from '@/lib/errors'
import { argumentOf, placeholderProblem, textPieces, valuePlaceholders } from './call-placeholders'
import type { Constant, Pagination, Polling } from './call-schema'
import { TEMPLATE_CHARACTERS } from './call-schema'
import { expressionProblem } from './expression-problem'
import { HEADER_NAME, isReservedHeader } from './header-names'
import type { Parameter, ToolDefinition } from './schema'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const wireName = ({ name, sendAs }: Parameter) => sendAs ?? name

/** What `{{arguments.…}}` may name: the parameters, and the properties of an own input schema. */
export function argumentNames({ parameters, inputSchema }: Pick<ToolDefinition, 'parameters' | 'inputSchema'>) {
  const own = isObject(inputSchema?.properties) ? Object.keys(inputSchema.properties) : []
  return [...new Set([...parameters.map(({ name }) => name), ...own])]
}

function unknownPlaceholder(value: unknown, tool: ToolDefinition): string | null {
  const names = argumentNames(tool)
  for (const placeholder of valuePlaceholders(value)) {
    const problem = placeholderProblem(placeholder, names)
    if (problem) return problem
  }
  return null
}

function nameProblem(constant: Constant): string | null {
  if (constant.in === 'header') {
    if (!HEADER_NAME.test(constant.name)) return `"${constant.name}" is no header name`
    if (isReservedHeader(constant.name)) {
      return `The header ${constant.name} is set by Portico. Use the credential for keys, and the media type for Content-Type.`
    }
  }
  if (constant.in === 'cookie' && !HEADER_NAME.test(constant.name)) return `"${constant.name}" is no cookie name`
  return null
}

const spelled = ({ in: place, name }: { in: string; name: string }) =>
  `${place} ${place === 'header' ? name.toLowerCase() : name}`

function clashProblem(
  constant: Constant,
  index: number,
  { constants = [], parameters }: ToolDefinition,
): string | null {
  const taken = parameters.find((each) => spelled({ in: each.in, name: wireName(each) }) === spelled(constant))
  if (taken) return `The parameter "${taken.name}" is sent there. Remove one of the two.`
  const twice = constants.findIndex((each) => spelled(each) === spelled(constant)) < index
  return twice ? `There are two constants called "${constant.name}" in the ${constant.in}` : null
}

function placeProblem(constant: Constant, tool: ToolDefinition): string | null {
  if (constant.in !== 'body') return null
  if (tool.method === 'GET') return 'GET has no body. Send it in the query.'
  if (tool.bodyTemplate !== undefined) return 'The template is the whole body. Write the value into it.'
  if (tool.bodyEncoding === 'raw')
    return 'A body sent as it is has no names. Send it elsewhere, or use another encoding.'
  const whole = tool.parameters.find(({ wholeBody }) => wholeBody)
  const type = whole?.schema.type
  if (whole && type !== undefined && type !== 'object') {
    return `"${whole.name}" is the whole body and no object; a constant has no place in it`
  }
  return null
}

function valueProblem({ in: place, value }: Constant, tool: ToolDefinition): string | null {
  if (place !== 'body' && (typeof value === 'object' || value === '')) return 'Give a text or a number'
  if (place === 'header' && /[\r\n\0]/.test(String(value))) return 'A header has one line'
  if (place === 'header' && /[^\t\x20-\x7e\x80-\xff]/.test(String(value))) {
    return 'This holds a character that cannot stand in a header'
  }
  return unknownPlaceholder(value, tool)
}

function constantErrors(tool: ToolDefinition): FieldErrors {
  const errors: FieldErrors = {}
  tool.constants?.forEach((constant, index) => {
    const name = nameProblem(constant) ?? clashProblem(constant, index, tool)
    const place = placeProblem(constant, tool)
    const value = valueProblem(constant, tool)
    if (name) errors[`constants.${index}.name`] = name
    if (place) errors[`constants.${index}.in`] = place
    if (value) errors[`constants.${index}.value`] = value
  })
  return errors
}

function keyWithPlaceholder(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value)
    .map(([key, inner]) => (/\{\{[\s\S]*?\}\}/.test(key) ? key : keyWithPlaceholder(inner)))
    .find((key) => key !== undefined)
}

function templateProblem(tool: ToolDefinition): string | null {
  const { bodyTemplate: template, bodyEncoding, method, parameters } = tool
  if (template === undefined) return null
  if (method === 'GET') return 'GET has no body. Choose another method, or remove the template.'
  if (JSON.stringify(template).length > TEMPLATE_CHARACTERS) {
    return `Use at most ${TEMPLATE_CHARACTERS.toLocaleString('en')} characters`
  }
  if (bodyEncoding === 'raw' && typeof template !== 'string') return 'A body sent as it is comes from a text'
  if ((bodyEncoding === 'form' || bodyEncoding === 'multipart') && !isObject(template)) {
    return 'A form is a JSON object, with a name for each value'
  }
  const key = keyWithPlaceholder(template)
  if (key !== undefined) return `A name cannot hold a placeholder; "${key}" does`
  const unknown = unknownPlaceholder(template, tool)
  if (unknown) return unknown
  const used = new Set(valuePlaceholders(template).map(argumentOf))
  const unused = parameters.find((parameter) => parameter.in === 'body' && !used.has(parameter.name))
  return unused
    ? `The body parameter "${unused.name}" is not sent. Put {{arguments.${unused.name}}} where it belongs.`
    : null
}

/** The parameter with which Claude asks for a page itself, if the tool has it. */
export function pageParameter(
  tool: Pick<ToolDefinition, 'parameters' | 'inputSchema'>,
  sent: string,
): string | undefined {
  const found = tool.parameters.find((parameter) => wireName(parameter) === sent)
  return found?.name ?? argumentNames(tool).find((name) => name === sent)
}

function pageParameterProblem(tool: ToolDefinition, sent: string): string | null {
  const parameter = tool.parameters.find((each) => wireName(each) === sent)
  if (parameter && parameter.in !== 'query' && parameter.in !== 'body') {
    return `Pages are asked for in the query or the body; "${parameter.name}" is sent in the ${parameter.in}`
  }
  const fixed = tool.constants?.some((constant) => constant.name === sent && /query|body/.test(constant.in))
  return fixed ? `"${sent}" is sent with every call as it is. Remove it there.` : null
}

function paginationErrors(tool: ToolDefinition, pagination: Pagination): FieldErrors {
  const errors: FieldErrors = {}
  const parameter = pagination.kind === 'link' ? null : pageParameterProblem(tool, pagination.parameter)
  const items = pagination.items === undefined ? null : expressionProblem(pagination.items)
  const cursor = pagination.kind === 'cursor' ? expressionProblem(pagination.cursor) : null
  if (parameter) errors['pagination.parameter'] = parameter
  if (items) errors['pagination.items'] = items
  if (cursor) errors['pagination.cursor'] = cursor
  if (tool.polling) errors['pagination.kind'] = 'A tool reads several pages or waits for a job, not both'
  return errors
}

function pollingPathProblem(path: string, tool: ToolDefinition): string | null {
  if (path === '{{header.location}}') return null
  if (!path.startsWith('/')) return 'Start with a slash, or write {{header.location}} alone'
  const pieces = textPieces(path)
  const fixed = pieces.map((piece) => ('text' in piece ? piece.text : 'x')).join('')
  if (/[#\s]/.test(fixed)) return 'Leave # and spaces out of the path'
  if (fixed.split(/[/?]/).some((part) => part === '.' || part === '..')) return 'A path cannot climb with . or ..'
  if (/[{}]/.test(fixed)) return 'Write placeholders in double braces, such as {{answer.id}}'
  for (const piece of pieces) {
    if (!('placeholder' in piece)) continue
    const { placeholder } = piece
    const argument = argumentOf(placeholder)
    if (argument !== null && argumentNames(tool).includes(argument)) continue
    if (argument !== null) return placeholderProblem(placeholder, argumentNames(tool))
    if (!placeholder.startsWith('answer.')) {
      return `There is no {{${placeholder}}} here. There are {{answer.<where it is>}} and {{arguments.<parameter>}}.`
    }
    const problem = expressionProblem(placeholder.slice('answer.'.length))
    if (problem) return problem
  }
  return null
}

function pollingErrors(tool: ToolDefinition, polling: Polling): FieldErrors {
  const path = pollingPathProblem(polling.path, tool)
  const done = expressionProblem(polling.done)
  const failed = polling.failed === undefined ? null : expressionProblem(polling.failed)
  return {
    ...(path && { 'polling.path': path }),
    ...(done && { 'polling.done': done }),
    ...(failed && { 'polling.failed': failed }),
  }
}

/** What is wrong with what a call sends and does beyond its arguments, by field. */
export function callErrors(tool: ToolDefinition): FieldErrors {
  const template = templateProblem(tool)
  return {
    ...constantErrors(tool),
    ...(template && { bodyTemplate: template }),
    ...(tool.pagination && paginationErrors(tool, tool.pagination)),
    ...(tool.polling && pollingErrors(tool, tool.polling)),
  }
}
