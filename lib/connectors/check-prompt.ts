import { AppError, type FieldErrors } from '@/lib/errors'
import { iconErrors } from './check-icons'
import { isServableName } from './known-name'
import { argumentPlaceholders, type PromptArgument, type PromptContent, type PromptDefinition } from './prompt-schema'
import type { ResourceDefinition } from './resource-schema'

/** The text of a block in which arguments stand, and the field it is typed into. */
function blankText(content: PromptContent): ['text' | 'uri', string] | null {
  if (content.type === 'text') return ['text', content.text]
  return content.type === 'resource' ? ['uri', content.uri] : null
}

function argumentErrors({ arguments: args }: PromptDefinition): FieldErrors {
  const errors: FieldErrors = {}
  const names = new Set<string>()
  args.forEach(({ name }: PromptArgument, index) => {
    if (names.has(name)) errors[`arguments.${index}.name`] = `There are two arguments called "${name}"`
    else if (!isServableName(name))
      errors[`arguments.${index}.name`] = `"${name}" is a word of JavaScript. Choose another.`
    names.add(name)
  })
  return errors
}

/** Whether a URI without blanks is one of the connector's. */
function isKnownUri(uri: string, resources: ResourceDefinition[]): boolean {
  if (!URL.canParse(uri)) return false
  const { href } = new URL(uri)
  return resources.some((resource) => {
    if (resource.kind !== 'template') return resource.uri === href
    // A checked template's blanks end at slashes, so segment by segment is enough.
    const [wanted, given] = [resource.uriTemplate.split('/'), href.split('/')]
    return wanted.length === given.length && wanted.every((segment, index) => fits(segment, given[index] ?? ''))
  })
}

function fits(segment: string, given: string): boolean {
  const [before] = segment.split('{')
  return segment.includes('{')
    ? given.startsWith(before ?? '') && given.length > (before ?? '').length
    : segment === given
}

function messageErrors({ messages, arguments: args }: PromptDefinition, resources: ResourceDefinition[]): FieldErrors {
  const errors: FieldErrors = {}
  const names = args.map(({ name }) => name)
  messages.forEach(({ content }, index) => {
    const [field, text] = blankText(content) ?? []
    if (field === undefined || text === undefined) return
    const blanks = argumentPlaceholders(text)
    const unknown = blanks.find((blank) => !names.includes(blank))
    const where = `messages.${index}.content.${field}`
    if (unknown !== undefined) errors[where] = `{{${unknown}}} needs an argument called "${unknown}"`
    else if (field === 'uri' && blanks.length === 0 && !isKnownUri(text, resources)) {
      errors[where] = `This connector has no resource ${text}`
    }
  })
  return errors
}

/** Everything a prompt must satisfy beyond its shape: throws one `invalid_argument` with a message for each wrong field. */
export function checkPrompt(prompt: PromptDefinition, resources: ResourceDefinition[]): void {
  const errors = { ...argumentErrors(prompt), ...messageErrors(prompt, resources), ...iconErrors(prompt.icons) }
  if (!isServableName(prompt.name)) errors.name = `"${prompt.name}" is a word of JavaScript. Choose another.`
  if (Object.keys(errors).length > 0) {
    throw new AppError('invalid_argument', `${prompt.name}: ${Object.values(errors)[0]}`, { fields: errors })
  }
}
