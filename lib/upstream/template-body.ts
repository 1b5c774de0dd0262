import { argumentOf, type ToolDefinition, textPieces } from '@/lib/connectors/schema'
import { type Body, type BodyValue, buildBody } from './build-body'
import { fillTemplate, type Lookup } from './fill-template'

type TemplateTool = Pick<ToolDefinition, 'bodyEncoding' | 'contentType' | 'parameters'>

/** The parameter whose argument a text is nothing but, for how its value is written. */
function soleParameter(template: unknown, { parameters }: TemplateTool) {
  const [only, ...more] = typeof template === 'string' ? textPieces(template) : []
  const name = only && more.length === 0 && 'placeholder' in only ? argumentOf(only.placeholder) : null
  return parameters.find((parameter) => parameter.name === name)
}

function entryOf(name: string, template: unknown, tool: TemplateTool, lookup: Lookup): BodyValue {
  const { style, explode, allowReserved, contentType } = soleParameter(template, tool) ?? {}
  const value = fillTemplate(template, lookup)
  return { name, value, wire: { style, explode, allowReserved, contentType } }
}

/** The body that a filled template is; null where nothing is left of it. Each value of a form is written as its parameter says. */
export function buildTemplateBody(tool: TemplateTool, template: unknown, lookup: Lookup): Body | null {
  if (tool.bodyEncoding === 'json' || tool.bodyEncoding === 'raw') {
    const { name, value, wire } = entryOf('body', template, tool, lookup)
    return buildBody(tool, [{ name, value, wire: { ...wire, wholeBody: true } }])
  }
  const fields = typeof template === 'object' && template !== null ? Object.entries(template) : []
  return buildBody(
    tool,
    fields.map(([name, inner]) => entryOf(name, inner, tool, lookup)),
  )
}
