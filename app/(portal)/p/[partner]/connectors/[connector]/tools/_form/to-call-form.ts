import type { ToolDefinition } from '@/lib/connectors/schema'
import { type CallForm, emptyCallForm, type PaginationForm, type PollingForm } from './call-form'
import { toConstantText } from './constant-text'

function toPaginationForm({ pagination }: ToolDefinition, empty: PaginationForm): PaginationForm {
  if (!pagination) return empty
  return {
    kind: pagination.kind,
    parameter: 'parameter' in pagination ? pagination.parameter : '',
    cursor: 'cursor' in pagination ? pagination.cursor : '',
    items: pagination.items ?? '',
    first: 'first' in pagination && pagination.first === 0 ? '0' : '1',
    pages: String(pagination.pages),
  }
}

function toPollingForm({ polling }: ToolDefinition, empty: PollingForm): PollingForm {
  if (!polling) return empty
  const { path, done, failed = '', everySeconds, forSeconds } = polling
  return { on: true, path, done, failed, everySeconds: String(everySeconds), forSeconds: String(forSeconds) }
}

/** What a tool sends and does beyond its arguments, as the form's fields; `toCallParts` gives it back. */
export function toCallForm(tool: ToolDefinition): CallForm {
  const empty = emptyCallForm()
  const { constants = [], bodyTemplate, bodyEncoding } = tool
  const text = bodyEncoding === 'raw' && typeof bodyTemplate === 'string' ? bodyTemplate : null
  return {
    constants: constants.map(({ in: place, name, value }) => {
      return { in: place, name, value: toConstantText(place, value), stored: value }
    }),
    bodyFrom: bodyTemplate === undefined ? 'parameters' : 'template',
    bodyTemplate: text ?? (bodyTemplate === undefined ? '' : JSON.stringify(bodyTemplate, null, 2)),
    pagination: toPaginationForm(tool, empty.pagination),
    polling: toPollingForm(tool, empty.polling),
  }
}
