import { pageParameter } from '@/lib/connectors'
import type { Pagination, ToolDefinition } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { isAllowedAddress } from './allowed-address'
import type { UpstreamRequest } from './build-request'
import { followUp } from './exchange'
import { nextLink } from './next-link'
import { read } from './read-answer'
import type { UpstreamAnswer } from './send-request'

/** One page as it came. */
export interface Page {
  request: UpstreamRequest
  answer: UpstreamAnswer
  json: unknown
  items: unknown[]
}

/** How the page after another is asked for. */
export interface NextPage {
  /** Two pages with the same mark are the same page. */
  mark: string
  request: UpstreamRequest
  /** What Claude gives to start there; null where the tool takes no such argument. */
  argument: { name: string; value: unknown } | null
}

/** The request with a value in its query, whatever was there under that name. */
function withQuery(request: UpstreamRequest, name: string, value: string): UpstreamRequest {
  const url = new URL(request.url)
  const others = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair && !new URLSearchParams(pair).has(name))
  url.search = [...others, new URLSearchParams([[name, value]]).toString()].join('&')
  return { ...request, url }
}

export interface PagedCall {
  tool: ToolDefinition
  pagination: Pagination
  args: Record<string, unknown>
  /** Where the next page may be, beside the first one's origin. */
  hosts?: string[] | undefined
  /** The request with these arguments. */
  build: (args: Record<string, unknown>) => UpstreamRequest
}

function asCount(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null
}

function firstCount({ tool, pagination, args }: PagedCall): number {
  if (pagination.kind !== 'page' && pagination.kind !== 'offset') return 0
  const name = pageParameter(tool, pagination.parameter)
  const schema = tool.parameters.find((parameter) => parameter.name === name)?.schema
  const given = name !== undefined && Object.hasOwn(args, name) ? args[name] : undefined
  return asCount(given ?? schema?.default) ?? (pagination.kind === 'page' ? pagination.first : 0)
}

/** A number as the parameter takes it: some declare theirs as a text. */
function asDeclared(call: PagedCall, name: string, value: string | number): string | number {
  const type = call.tool.parameters.find((parameter) => parameter.name === name)?.schema.type
  return type === 'string' ? String(value) : value
}

function ask(call: PagedCall, sent: string, value: string | number, first: UpstreamRequest): NextPage {
  const mark = `${sent}=${value}`
  const name = pageParameter(call.tool, sent)
  if (name === undefined) return { mark, request: withQuery(first, sent, String(value)), argument: null }
  const given = asDeclared(call, name, value)
  return { mark, request: call.build({ ...call.args, [name]: given }), argument: { name, value: given } }
}

function askLink(call: PagedCall, { request, answer }: Page, first: UpstreamRequest): NextPage | null {
  const link = nextLink(answer.headers.link)
  if (link === null) return null
  const url = URL.canParse(link, request.url) ? new URL(link, request.url) : null
  if (!url || !isAllowedAddress(url, first.url, call.hosts ?? [])) {
    throw new AppError(
      'upstream_refused',
      'Its next page is at another origin than the base URL, and that host is not added under Access',
    )
  }
  url.hash = ''
  const changed = call.tool.parameters.find((parameter) => {
    const sent = parameter.sendAs ?? parameter.name
    const value = url.searchParams.get(sent)
    return parameter.in === 'query' && value !== null && value !== request.url.searchParams.get(sent)
  })
  const value = changed && url.searchParams.get(changed.sendAs ?? changed.name)
  const argument = changed && value ? { name: changed.name, value: asNumber(changed.schema.type, value) } : null
  return { mark: url.href, request: followUp(first, url), argument }
}

const asNumber = (type: unknown, text: string) => (type === 'integer' || type === 'number' ? Number(text) : text)

/** The page after the last of `pages`; null where the API has no more. Throws a part of a sentence where it cannot be asked for. */
export function nextPage(call: PagedCall, pages: Page[]): NextPage | null {
  const { pagination } = call
  const [first, last] = [pages[0], pages.at(-1)]
  if (!first || !last) return null
  switch (pagination.kind) {
    case 'link':
      return askLink(call, last, first.request)
    case 'cursor': {
      const cursor = read(pagination.cursor, last.json)
      if (cursor === null || cursor === undefined || cursor === '' || cursor === false) return null
      if (typeof cursor !== 'string' && typeof cursor !== 'number') {
        throw new AppError('upstream_refused', `What \`${pagination.cursor}\` finds is no cursor`)
      }
      return ask(call, pagination.parameter, cursor, first.request)
    }
    case 'page':
      return ask(call, pagination.parameter, firstCount(call) + pages.length, first.request)
    case 'offset': {
      const read = pages.reduce((sum, { items }) => sum + items.length, 0)
      return ask(call, pagination.parameter, firstCount(call) + read, first.request)
    }
  }
}
