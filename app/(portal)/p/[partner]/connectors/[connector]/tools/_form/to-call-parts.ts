import type { BodyEncoding, Constant, Pagination, Polling, ToolDefinition } from '@/lib/connectors/schema'
import type { FieldErrors } from '@/lib/errors'
import type { CallForm, PaginationForm, PollingForm } from './call-form'
import { toConstantValue } from './constant-text'
import { parseJson } from './parse-json'

type CallParts = Pick<ToolDefinition, 'constants' | 'bodyTemplate' | 'pagination' | 'polling'>

function toNumber(text: string, path: string, problems: FieldErrors): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isFinite(value)) return value
  problems[path] = text.trim() === '' ? 'Give a number' : `"${text}" is no number`
  return 0
}

function toTemplate(form: CallForm, encoding: BodyEncoding, problems: FieldErrors): unknown {
  if (form.bodyFrom === 'parameters') return undefined
  if (form.bodyTemplate.trim() === '') problems.bodyTemplate = 'Write the body, or make it from the parameters'
  return encoding === 'raw' ? form.bodyTemplate : parseJson(form.bodyTemplate, 'bodyTemplate', problems)
}

function toPagination(form: PaginationForm, problems: FieldErrors): Pagination | undefined {
  if (form.kind === 'none') return undefined
  const parameter = form.parameter.trim()
  const shared = {
    ...(form.items.trim() && { items: form.items.trim() }),
    pages: toNumber(form.pages, 'pagination.pages', problems),
  }
  if (form.kind === 'link') return { kind: 'link', ...shared }
  if (form.kind === 'cursor') return { kind: 'cursor', parameter, cursor: form.cursor.trim(), ...shared }
  if (form.kind === 'offset') return { kind: 'offset', parameter, ...shared }
  return { kind: 'page', parameter, first: Number(form.first), ...shared }
}

function toPolling(form: PollingForm, problems: FieldErrors): Polling | undefined {
  if (!form.on) return undefined
  return {
    path: form.path.trim(),
    done: form.done.trim(),
    ...(form.failed.trim() && { failed: form.failed.trim() }),
    everySeconds: toNumber(form.everySeconds, 'polling.everySeconds', problems),
    forSeconds: toNumber(form.forSeconds, 'polling.forSeconds', problems),
  }
}

/** What the typed fields say beyond parameters; absent where nothing is said. */
export function toCallParts(form: CallForm, encoding: BodyEncoding, problems: FieldErrors): CallParts {
  const constants = form.constants.map((each, index) => ({
    in: each.in,
    name: each.name.trim(),
    value: toConstantValue(each, `constants.${index}.value`, problems),
  })) as Constant[]
  const bodyTemplate = toTemplate(form, encoding, problems)
  const pagination = toPagination(form.pagination, problems)
  const polling = toPolling(form.polling, problems)
  return {
    ...(constants.length > 0 && { constants }),
    ...(bodyTemplate !== undefined && { bodyTemplate: bodyTemplate as CallParts['bodyTemplate'] }),
    ...(pagination && { pagination }),
    ...(polling && { polling }),
  }
}
