import { AppError, type FieldErrors } from '@/lib/errors'
import { iconErrors } from './check-icons'
import { requestErrors } from './check-tool'
import { isServableName } from './known-name'
import { type ResourceDefinition, resourceAddress, type TemplateResource } from './resource-schema'
import type { ToolDefinition } from './schema'

/** A client that shows such an address would run it. */
const ACTIVE_SCHEMES = ['javascript:', 'vbscript:', 'data:', 'blob:']

/** Clients send a URI as URL parsers write it, so it has to be kept in that form. */
function uriProblem(uri: string): string | null {
  if (!URL.canParse(uri)) return 'Write a URI with its scheme, such as shop://returns or https://acme.com/returns'
  const { href, protocol } = new URL(uri)
  if (ACTIVE_SCHEMES.includes(protocol)) return `Use another scheme than ${protocol}`
  return href === uri ? null : `Write it as ${href}; that is how clients send it`
}

/** A blank ends at a slash: then one URI fills it in one way, and looking takes no longer for a long URI. */
function templateProblem({ uriTemplate, variables }: TemplateResource): string | null {
  const blanks = [...uriTemplate.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '')
  if (/[{}]/.test(uriTemplate.replace(/\{[^{}]*\}/g, ''))) return 'Close every { with a }'
  if (blanks.length === 0) return 'Put a blank such as {id} into it, or make it a text'
  const odd = blanks.find((blank) => !/^[a-zA-Z0-9_]{1,64}$/.test(blank))
  if (odd !== undefined) return `{${odd}} must be a name of letters, digits and underscores`
  if (new Set(blanks).size < blanks.length) return 'Use each blank once'
  if (/\}[^/]/.test(uriTemplate)) return 'End each blank at a slash or at the end of the URI'
  const unknown = blanks.find((blank) => !variables.some(({ name }) => name === blank))
  if (unknown) return `{${unknown}} needs a variable of that name`
  const sample = uriTemplate.replace(/\{[^{}]*\}/g, 'x')
  return uriProblem(sample)?.replace(sample, uriTemplate) ?? null
}

/** The GET that fills a template, as the tool it would be. */
export function toResourceTool(resource: TemplateResource): ToolDefinition {
  const { name, title, description, path, variables } = resource
  return {
    name,
    title,
    description,
    method: 'GET',
    path,
    bodyEncoding: 'json',
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
    parameters: variables.map((variable) => ({
      name: variable.name,
      in: variable.in,
      required: true,
      description: '',
      schema: { type: 'string' },
      ...(variable.sendAs && { sendAs: variable.sendAs }),
    })),
  }
}

function templateErrors(resource: TemplateResource): FieldErrors {
  const errors: FieldErrors = {}
  const uri = templateProblem(resource)
  if (uri) errors.uriTemplate = uri
  resource.variables.forEach(({ name }, index) => {
    if (!resource.uriTemplate.includes(`{${name}}`)) errors[`variables.${index}.name`] = `The URI has no {${name}}`
  })
  for (const [field, message] of Object.entries(requestErrors(toResourceTool(resource)))) {
    const own = field.replace(/^parameters\./, 'variables.')
    errors[own] ??= message.replace('a path parameter', 'a path variable').replace('two parameters', 'two variables')
  }
  return errors
}

/** Everything a resource must satisfy beyond its shape: throws one `invalid_argument` with a message for each wrong field. */
export function checkResource(resource: ResourceDefinition): void {
  const errors: FieldErrors = {
    ...(resource.kind === 'template' && templateErrors(resource)),
    ...iconErrors(resource.icons),
  }
  const uri = resource.kind === 'template' ? null : uriProblem(resource.uri)
  if (uri) errors.uri = uri
  if (!isServableName(resource.name)) errors.name = `"${resource.name}" is a word of JavaScript. Choose another.`
  if (Object.keys(errors).length > 0) {
    throw new AppError('invalid_argument', `${resource.name}: ${Object.values(errors)[0]}`, { fields: errors })
  }
}

const pattern = (resource: ResourceDefinition) => resourceAddress(resource).replace(/\{[^{}]*\}/g, '{}')

/** The resource among `others` that would answer the same URIs; undefined when there is none. */
export function findSameAddress<T extends ResourceDefinition>(
  resource: ResourceDefinition,
  others: T[],
): T | undefined {
  return others.find((other) => pattern(other) === pattern(resource))
}
