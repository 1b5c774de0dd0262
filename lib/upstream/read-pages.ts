import { pageParameter } from '@/lib/connectors'
import { AppError } from '@/lib/errors'
import type { ProgressNote } from './answer-call'
import type { UpstreamRequest } from './build-request'
import type { Exchange } from './exchange'
import { joinPages } from './join-pages'
import { type NextPage, nextPage, type Page, type PagedCall } from './next-page'
import { isSuccess, jsonOf, read } from './read-answer'
import { MAX_ANSWER_BYTES, type UpstreamAnswer } from './send-over'
import { resultLimit } from './shape-json'

/** After this no further page is begun. */
const PAGING_MS = 60_000

export interface ReadPages extends PagedCall {
  exchange: Exchange
  signal?: AbortSignal | undefined
  onProgress?: ((note: ProgressNote) => void) | undefined
  now?: () => number
}

export interface Fetched {
  answer: UpstreamAnswer
  /** For Claude, after the result. */
  note?: string
}

/** Why reading ended before the API had no more. */
interface Stop {
  reason: string
  next: NextPage | null
}

/** What an expression makes of the answer can be far smaller, so that its size says nothing. */
function sizeLimit({ tool }: ReadPages): number {
  return tool.result?.expression ? MAX_ANSWER_BYTES : resultLimit(tool)
}

function toPage({ pagination }: ReadPages, request: UpstreamRequest, answer: UpstreamAnswer): Page | null {
  const json = jsonOf(answer)
  const items = pagination.items === undefined ? json : read(pagination.items, json)
  return Array.isArray(items) ? { request, answer, json, items } : null
}

const count = (pages: number) => (pages === 1 ? 'the first page' : `${pages} pages`)

/** What Claude reads of pages that were left out: why, and how to go on. */
function stopNote({ reason, next }: Stop, pages: Page[], { tool }: ReadPages): string {
  const head = `[${reason} This is ${count(pages.length)}.`
  if (next?.argument) {
    const { name, value } = next.argument
    return `${head} To go on, call ${tool.name} again with "${name}": ${JSON.stringify(value)} and the same other arguments.]`
  }
  return `${head} Narrow the call to see the rest, for example with a filter.]`
}

function findNext(call: ReadPages, pages: Page[]): NextPage | null | Stop {
  try {
    return nextPage(call, pages)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { reason: `The API has more pages that cannot be read: ${error.message}.`, next: null }
  }
}

/** One more page; null at the end of the list, and why there is none where that is not the end. */
async function readNext(call: ReadPages, next: NextPage, pages: Page[]): Promise<Page | Stop | null> {
  const number = pages.length + 1
  const unread = (why: string): Stop => ({ reason: `Page ${number} could not be read: ${why}`, next })
  try {
    const answer = await call.exchange(next.request)
    if (!isSuccess(answer)) return unread(`the API answered ${answer.status}.`)
    if (answer.body.length === 0) return null
    const page = toPage(call, next.request, answer)
    if (!page) return unread('its answer has no list where the tool expects one.')
    return page.items.length === 0 ? null : page
  } catch (error) {
    if (call.signal?.aborted || !(error instanceof AppError)) throw error
    return unread(error.message)
  }
}

const isStop = (value: object): value is Stop => 'reason' in value
const sizeOf = ({ answer }: Page) => answer.body.length

/** Why the next page is not asked for, or null. */
function limitReason(call: ReadPages, pages: Page[], size: number, elapsed: number): string | null {
  const last = pages.at(-1)
  const named = call.pagination.kind === 'cursor' || call.pagination.kind === 'link'
  if (pages.length >= call.pagination.pages) return named ? 'There is more.' : 'There may be more.'
  if (elapsed > PAGING_MS) return 'There may be more, and reading took long.'
  if (last && size + sizeOf(last) > sizeLimit(call)) return 'There may be more than one result can hold.'
  return null
}

/** How the first page was asked for, as `nextPage` marks it. */
function firstMark({ tool, pagination, args }: ReadPages, first: Page | undefined): string {
  if (pagination.kind === 'link') return first?.request.url.href ?? ''
  const name = pageParameter(tool, pagination.parameter) ?? ''
  return `${pagination.parameter}=${Object.hasOwn(args, name) ? args[name] : ''}`
}

/** Reads on from the first page until the list ends or a limit is met. */
async function readOn(call: ReadPages, pages: Page[]): Promise<Stop | null> {
  const now = call.now ?? Date.now
  const started = now()
  const seen = new Set([firstMark(call, pages[0])])
  let size = pages.reduce((sum, page) => sum + sizeOf(page), 0)
  for (;;) {
    const next = findNext(call, pages)
    if (next === null || isStop(next)) return next
    if (seen.has(next.mark)) return { reason: 'The API names a page again that was read already.', next: null }
    seen.add(next.mark)
    const limit = limitReason(call, pages, size, now() - started)
    if (limit) return { reason: limit, next }

    call.onProgress?.({
      progress: pages.length,
      total: call.pagination.pages,
      message: `Page ${pages.length + 1} of at most ${call.pagination.pages}`,
    })
    const page = await readNext(call, next, pages)
    if (page === null || isStop(page)) return page
    const before = pages.at(-1)
    if (before && Buffer.compare(before.answer.body, page.answer.body) === 0) {
      return { reason: 'The API gives the same page again.', next: null }
    }
    size += sizeOf(page)
    if (size > sizeLimit(call)) return { reason: 'There is more than one result can hold.', next }
    pages.push(page)
  }
}

/**
 * Follows the pages of a list and gives them as one answer. Stops at the tool's pages, at the size of one result, at an empty page and
 * where the API repeats itself; what could not be read any more is said in the note.
 */
export async function readPages(call: ReadPages, request: UpstreamRequest, answer: UpstreamAnswer): Promise<Fetched> {
  if (!isSuccess(answer)) return { answer }
  const first = toPage(call, request, answer)
  if (!first) {
    const note =
      "[Only the first page was read: the answer has no list where the tool expects one. The connector's publisher must correct the tool.]"
    return { answer, note }
  }
  if (first.items.length === 0) return { answer }
  const pages = [first]
  const stop = await readOn(call, pages)
  const joined = joinPages(pages) ?? answer
  return stop ? { answer: joined, note: stopNote(stop, pages, call) } : { answer: joined }
}
