import { type Parameter, proposeAnnotations, type ToolDefinition } from '@/lib/connectors/schema'
import { emptyCallForm } from './call-form'
import type { ParameterForm, ToolForm } from './form-model'
import { toResultForm } from './result-form'
import { jsonForm } from './schema-form'
import { toCallForm } from './to-call-form'
import { toSchemaForm, toWholeSchemaForm } from './to-schema-form'

function toParameterForm(parameter: Parameter): ParameterForm {
  const { name, in: place, required, description, schema, sendAs, ...wire } = parameter
  return { name, in: place, required, description, sendAs: sendAs ?? '', schema: toSchemaForm(schema), wire }
}

/** A tool as the form's fields; `toToolDefinition` gives the same tool back. */
export function toFormModel(tool: ToolDefinition): ToolForm {
  const proposed = proposeAnnotations(tool.method)
  const keys = Object.keys(proposed) as (keyof typeof proposed)[]
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    method: tool.method,
    path: tool.path,
    parameters: tool.parameters.map(toParameterForm),
    bodyEncoding: tool.bodyEncoding,
    contentType: tool.contentType ?? '',
    annotations: tool.annotations,
    annotationsKept: keys.some((key) => proposed[key] !== tool.annotations[key]),
    result: toResultForm(tool.result),
    inputSchema: toWholeSchemaForm(tool.inputSchema),
    outputSchema: toWholeSchemaForm(tool.outputSchema),
    aliases: tool.aliases ?? [],
    group: tool.group ?? '',
    hidden: tool.hidden ?? false,
    open: tool.open ?? false,
    scope: tool.scope ?? '',
    callsPerMinute: String(tool.callsPerMinute ?? ''),
    ...toCallForm(tool),
  }
}

/** The form of a tool that is not described yet. */
export function newFormModel(): ToolForm {
  return {
    name: '',
    title: '',
    description: '',
    method: 'GET',
    path: '',
    parameters: [],
    bodyEncoding: 'json',
    contentType: '',
    annotations: proposeAnnotations('GET'),
    annotationsKept: false,
    result: toResultForm(undefined),
    inputSchema: jsonForm(),
    outputSchema: jsonForm(),
    aliases: [],
    group: '',
    hidden: false,
    open: false,
    scope: '',
    callsPerMinute: '',
    ...emptyCallForm(),
  }
}
