import type { Page } from './next-page'
import type { UpstreamAnswer } from './send-request'

/** Puts `list` where `old` stands in a JSON value: that very list, not one like it. False where it is not in there. */
function replaceList(root: unknown, old: unknown[], list: unknown[]): boolean {
  const open = [root]
  while (open.length > 0) {
    const at = open.pop()
    if (typeof at !== 'object' || at === null) continue
    for (const [key, inner] of Object.entries(at)) {
      if (inner === old) {
        Object.defineProperty(at, key, { value: list, enumerable: true, writable: true, configurable: true })
        return true
      }
      open.push(inner)
    }
  }
  return false
}

/**
 * All pages as one answer: the last one, which says what comes after it, with the items of all. Where an expression has made the lists,
 * the list alone.
 */
export function joinPages(pages: Page[]): UpstreamAnswer | null {
  const last = pages.at(-1)
  if (!last) return null
  if (pages.length === 1) return last.answer
  const items = pages.flatMap((page) => page.items)
  const whole = last.json === last.items || !replaceList(last.json, last.items, items) ? items : last.json
  const { 'content-encoding': _, 'content-length': __, ...headers } = last.answer.headers
  return {
    status: last.answer.status,
    headers: { ...headers, 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(whole)),
  }
}
