import type { ImportKind } from './schema'

/** Of a document's beginning; what follows does not change its kind. */
const READ_CHARACTERS = 20_000

/** What a document looks like, by its text and the name of its file. Whatever is nothing else is taken for OpenAPI. */
export function detectKind(text: string, fileName = ''): ImportKind {
  const start = text.slice(0, READ_CHARACTERS)
  if (/\.har$/i.test(fileName)) return 'har'
  if (/^[\s$>#%]*curl(\.exe)?\s/im.test(start) && !/^\s*[{[]/.test(start)) return 'curl'
  if (/"_postman_id"|schema\.(get)?postman\.com/.test(start)) return 'postman'
  if (/^\s*\{\s*"log"\s*:\s*\{/.test(start)) return 'har'
  const isCollection = /^\s*\{/.test(start) && /"info"\s*:/.test(start) && /"item"\s*:\s*\[/.test(start)
  return isCollection && !/"(openapi|swagger)"\s*:/.test(start) ? 'postman' : 'openapi'
}
