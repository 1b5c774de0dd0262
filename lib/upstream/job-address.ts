import { argumentOf, textPieces } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { isAllowedAddress } from './allowed-address'
import type { UpstreamRequest } from './build-request'
import { encodeText } from './encode-text'
import { followUp } from './exchange'
import { read } from './read-answer'
import type { UpstreamAnswer } from './send-request'

export interface JobCall {
  path: string
  baseUrl: string
  args: Record<string, unknown>
  /** The names of the query constants: they go along. */
  constants: string[]
  /** Where the job may be, beside the base URL's origin. */
  hosts?: string[] | undefined
}

/** A value as one part of the path, or of its query. */
function part(placeholder: string, value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (text === '' || text.split(/[\\/]/).some((each) => each === '.' || each === '..')) {
    throw new AppError(
      'upstream_refused',
      `The API did not say where its job is: {{${placeholder}}} is not in its answer.`,
    )
  }
  return encodeText(placeholder, text)
}

function atLocation({ hosts = [] }: JobCall, first: UpstreamRequest, answer: UpstreamAnswer): URL {
  const { location } = answer.headers
  const url = location !== undefined && URL.canParse(location, first.url) ? new URL(location, first.url) : null
  if (!url) throw new AppError('upstream_refused', 'The API did not say where its job is: its answer has no Location.')
  if (!isAllowedAddress(url, first.url, hosts)) {
    throw new AppError(
      'upstream_refused',
      `The job is at another origin than the base URL. Portico stays on that one, unless ${url.host} is added under Access.`,
    )
  }
  url.hash = ''
  return url
}

function belowBase({ path, baseUrl, args, constants }: JobCall, first: UpstreamRequest, json: unknown): URL {
  const filled = textPieces(path)
    .map((piece) => {
      if ('text' in piece) return piece.text
      const name = argumentOf(piece.placeholder)
      if (name === null) return part(piece.placeholder, read(piece.placeholder.slice('answer.'.length), json))
      return part(piece.placeholder, Object.hasOwn(args, name) ? args[name] : undefined)
    })
    .join('')
  const [pathname = '', ...query] = filled.split('?')
  const url = new URL(baseUrl)
  url.pathname = url.pathname.replace(/\/+$/, '') + pathname
  const fixed = first.url.search
    .slice(1)
    .split('&')
    .filter((pair) => [...new URLSearchParams(pair).keys()].some((name) => constants.includes(name)))
  url.search = [url.search.slice(1), query.join('?'), ...fixed].filter(Boolean).join('&')
  url.hash = ''
  return url
}

/** The request that asks for the state of the job the first answer started. Throws where that says no address that the call may go to. */
export function jobRequest(
  call: JobCall,
  first: UpstreamRequest,
  answer: UpstreamAnswer,
  json: unknown,
): UpstreamRequest {
  const url = call.path === '{{header.location}}' ? atLocation(call, first, answer) : belowBase(call, first, json)
  return followUp(first, url)
}
