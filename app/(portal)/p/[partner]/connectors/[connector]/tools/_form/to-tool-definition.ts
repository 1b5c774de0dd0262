import { type JsonSchema, type Parameter, ToolDefinition } from '@/lib/connectors/schema'
import type { FieldErrors } from '@/lib/errors'
import type { ParameterForm, ToolForm } from './form-model'
import { toResultShape } from './result-form'
import { isGiven, type SchemaForm } from './schema-form'
import { toCallParts } from './to-call-parts'
import { toSchema } from './to-schema'

export interface ConvertedTool {
  /** As typed; only `checkToolForm` says whether it is a whole tool. */
  tool: ToolDefinition
  /** What could not be read, by the field it was typed in. */
  problems: FieldErrors
}

function toParameter(form: ParameterForm, path: string, problems: FieldErrors): Parameter {
  const sendAs = form.sendAs.trim()
  return {
    name: form.name.trim(),
    in: form.in,
    required: form.in === 'path' || form.required,
    description: form.description.trim(),
    schema: toSchema(form.schema, `${path}.schema`, problems),
    ...(sendAs && { sendAs }),
    ...form.wire,
  }
}

function toWholeSchema(form: SchemaForm, path: string, problems: FieldErrors): JsonSchema | undefined {
  return isGiven(form) ? toSchema(form, path, problems) : undefined
}

/** What the form says of names, group and hiding; left out where it is nothing. */
function toPlace({ aliases, group, hidden }: ToolForm): Pick<ToolDefinition, 'aliases' | 'group' | 'hidden'> {
  const names = aliases.map((alias) => alias.trim()).filter((alias) => alias !== '')
  return {
    ...(names.length > 0 && { aliases: names }),
    ...(group.trim() && { group: group.trim() }),
    ...(hidden && { hidden }),
  }
}

/** What the form says of who may call the tool; left out where it is nothing. */
function toAccess({ open, scope }: ToolForm): Pick<ToolDefinition, 'open' | 'scope'> {
  return { ...(open && { open }), ...(scope.trim() && { scope: scope.trim() }) }
}

/** A limit of the tool's own, where one is typed. */
function toLimit({ callsPerMinute }: ToolForm): Pick<ToolDefinition, 'callsPerMinute'> {
  const typed = callsPerMinute.replaceAll(',', '').trim()
  return typed === '' ? {} : { callsPerMinute: Number(typed) }
}

/** The tool that typed fields describe. Half-typed fields give a half-described tool, never an exception. */
export function toToolDefinition(form: ToolForm): ConvertedTool {
  const problems: FieldErrors = {}
  const parameters = form.parameters.map((each, index) => toParameter(each, `parameters.${index}`, problems))
  const inputSchema = toWholeSchema(form.inputSchema, 'inputSchema', problems)
  const outputSchema = toWholeSchema(form.outputSchema, 'outputSchema', problems)
  const result = toResultShape(form.result, problems)
  const { name, title, description, method, path, bodyEncoding, contentType, annotations } = form
  const tool: ToolDefinition = {
    name: name.trim(),
    title: title.trim(),
    description: description.trim(),
    method,
    path: path.trim(),
    parameters,
    bodyEncoding,
    ...(contentType.trim() && { contentType: contentType.trim() }),
    annotations,
    ...(inputSchema && { inputSchema }),
    ...(outputSchema && { outputSchema }),
    ...(result && { result }),
    ...toCallParts(form, bodyEncoding, problems),
    ...toPlace(form),
    ...toAccess(form),
    ...toLimit(form),
  }
  return { tool, problems }
}

/** The same, with a message for each field that a tool could not be saved with. */
export function checkToolForm(form: ToolForm): ConvertedTool {
  const { tool, problems } = toToolDefinition(form)
  const parsed = ToolDefinition.safeParse(tool)
  for (const issue of parsed.error?.issues ?? []) problems[issue.path.join('.')] ??= issue.message
  return { tool: parsed.data ?? tool, problems }
}
