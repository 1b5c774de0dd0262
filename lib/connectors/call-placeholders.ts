import { CALL_VALUES } from './call-schema'

const PLACEHOLDER = /\{\{([\s\S]*?)\}\}/g

/** What a placeholder of a constant or a template says it is: an argument, or one of CALL_VALUES. */
export type TextPiece = { text: string } | { placeholder: string }

/** A text as its pieces, in order: what stands in double braces, trimmed, and what stands between. */
export function textPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let end = 0
  for (const match of text.matchAll(PLACEHOLDER)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) })
    pieces.push({ placeholder: (match[1] ?? '').trim() })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ text: text.slice(end) })
  return pieces
}

/** Every placeholder in a JSON value, as often as it occurs. Keys hold none. */
export function valuePlaceholders(value: unknown): string[] {
  if (typeof value === 'string') {
    return textPieces(value).flatMap((piece) => ('placeholder' in piece ? [piece.placeholder] : []))
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(valuePlaceholders)
}

/** The argument a placeholder names, or null where it names something else. */
export function argumentOf(placeholder: string): string | null {
  return placeholder.startsWith('arguments.') ? placeholder.slice('arguments.'.length) : null
}

/** Whether a constant or template of this tool uses `value`. */
export function usesCallValue(tool: { constants?: unknown; bodyTemplate?: unknown }, value: string): boolean {
  return valuePlaceholders([tool.constants, tool.bodyTemplate]).includes(value)
}

/** Why a placeholder cannot stand in a constant or template, or null. Names those that can. */
export function placeholderProblem(placeholder: string, argumentNames: string[]): string | null {
  if ((CALL_VALUES as readonly string[]).includes(placeholder)) return null
  const argument = argumentOf(placeholder)
  if (argument !== null && argumentNames.includes(argument)) return null
  if (argument)
    return `{{${placeholder}}} names no parameter${choices(argumentNames.map((name) => `arguments.${name}`))}`
  return `There is no {{${placeholder}}}${choices([...CALL_VALUES, 'arguments.<parameter>'])}`
}

function choices(names: string[]): string {
  if (names.length === 0) return '. The tool has none.'
  return `. There ${names.length === 1 ? 'is' : 'are'} ${names
    .slice(0, 10)
    .map((name) => `{{${name}}}`)
    .join(', ')}${names.length > 10 ? ' and more' : ''}.`
}
