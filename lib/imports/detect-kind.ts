import type { ImportKind } from './schema'

/** Of a document's beginning; what follows does not change its kind. */
const READ_CHARACTERS = 20_000

/** The first line that is more than a comment, a variable that is set, or an empty one, without the sign of a prompt. */
function firstLine(text: string): string {
  const line = text
    .split(/\r?\n/)
    .find((one) => one.trim() !== '' && !/^\s*(#|REM\b|::|((export|set)\s+)?\w+=)/i.test(one))
  return (line ?? '').replace(/^\s*[$>%]\s+/, '').trim()
}

/** What a document looks like, by its text and the name of its file. Whatever is nothing else is taken for OpenAPI. */
export function detectKind(text: string, fileName = ''): ImportKind {
  const start = text.slice(0, READ_CHARACTERS).replace(/^\uFEFF/, '')
  if (/\.har$/i.test(fileName) || /^\s*\{\s*"log"\s*:\s*\{/.test(start)) return 'har'
  if (/^\S*curl(\.exe)?(\s|$)/i.test(firstLine(start))) return 'curl'
  if (!/^\s*\{/.test(start) || /"(openapi|swagger)"\s*:\s*"/.test(start)) return 'openapi'
  if (/"_postman_id"|schema\.(get)?postman\.com/.test(start)) return 'postman'
  return /"info"\s*:/.test(start) && /"item"\s*:\s*\[/.test(start) ? 'postman' : 'openapi'
}
