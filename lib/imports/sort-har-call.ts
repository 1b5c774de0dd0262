import { METHODS } from '@/lib/connectors/schema'
import type { HarCall } from './har-call'

/** Why a call of a recording is no operation: `what` for a list of many, and the reason. */
export interface Dropped {
  what: string
  reason: string
}

const ASSET: Dropped = {
  what: 'files of the page',
  reason: 'Images, styles, scripts and fonts are no calls of an API.',
}
const PAGE: Dropped = { what: 'pages', reason: 'A page for people is no answer of an API.' }
const ANALYTICS: Dropped = {
  what: 'calls for analytics',
  reason: 'It tells an analytics or advertising service what someone did.',
}
const PREFLIGHT: Dropped = {
  what: 'preflights',
  reason: 'The browser asks for permission with OPTIONS; tools need none.',
}
const OTHER_METHOD: Dropped = { what: 'calls by other methods', reason: `Tools call with ${METHODS.join(', ')}.` }
const STREAM: Dropped = {
  what: 'streams',
  reason: 'A tool asks once and gets one answer; web sockets and event streams stay open.',
}
const INLINE: Dropped = { what: 'addresses inside the browser', reason: 'Only https:// and http:// can be called.' }
const FAILED: Dropped = { what: 'calls without an answer', reason: 'It was blocked, or never answered.' }
const REDIRECT: Dropped = { what: 'redirects', reason: 'It only leads to another address.' }
const UNKNOWN: Dropped = {
  what: 'other answers',
  reason: 'Its answer is neither JSON, XML nor another that an API gives.',
}

const ASSET_ASKED = /^(image|stylesheet|script|font|media|texttrack|manifest|signedexchange)$/
const ASSET_TYPE =
  /^(image|font|audio|video)\/|^text\/(css|javascript)$|javascript|ecmascript|wasm|^application\/(font|x-font|vnd\.ms-fontobject)/
const ASSET_PATH =
  /\.(png|jpe?g|gif|svg|webp|avif|ico|css|m?js|map|woff2?|ttf|otf|eot|mp[34]|webm|wasm|webmanifest)$|\/(_next|__webpack|static|assets|locales?|i18n|translations)\//i
const ANALYTICS_HOST =
  /(^|[.-])(google-analytics|googletagmanager|doubleclick|googlesyndication|googleadservices|segment|sentry|mixpanel|hotjar|amplitude|fullstory|clarity|newrelic|nr-data|datadoghq|bugsnag|rollbar|logrocket|heapanalytics|cloudflareinsights|optimizely|plausible|matomo|pendo|appsflyer|criteo|taboola|posthog|snowplow|mouseflow|quantserve|scorecardresearch|cookielaw|onetrust|connect\.facebook|statsig|analytics|telemetry|metrics)\.[a-z.]+$/i
const ANALYTICS_PATH = /\/(collect|beacon|telemetry|rum|pixel|csp-report|envelope|cdn-cgi)(\/|$)/i
const API_TYPE =
  /json|^(application|text)\/xml$|\+xml$|ndjson|protobuf|^text\/(csv|plain)$|^application\/(pdf|zip|octet-stream)$/

function isOwnHost({ url }: HarCall, ownHost: string | null): boolean {
  return url.hostname === ownHost
}

function isAsset({ asked, answerType, url }: HarCall): boolean {
  if (ASSET_ASKED.test(asked) || ASSET_TYPE.test(answerType)) return true
  return ASSET_PATH.test(url.pathname) && !/xhr|fetch/.test(asked) && !/\/api\//i.test(url.pathname)
}

function isAnalytics(call: HarCall, ownHost: string | null): boolean {
  if (isOwnHost(call, ownHost)) return false
  return (
    /^(ping|beacon|csp-violation-report|cspviolationreport)$/.test(call.asked) ||
    ANALYTICS_HOST.test(call.url.hostname) ||
    ANALYTICS_PATH.test(call.url.pathname)
  )
}

function isStream({ asked, answerType, url, status }: HarCall): boolean {
  return (
    /^(websocket|eventsource)$/.test(asked) ||
    answerType === 'text/event-stream' ||
    /^wss?:$/.test(url.protocol) ||
    status === 101
  )
}

function isCall({ asked, answerType, method, body, isAnswered }: HarCall): boolean {
  if (!isAnswered) return asked === '' || /^(xhr|fetch)$/.test(asked)
  if (/html/.test(answerType)) return false
  if (/^(xhr|fetch)$/.test(asked)) return true
  if (/json|xml$/.test(answerType)) return true
  // Proxies do not say what asked. A text or a file that somebody opens is no call.
  return (
    asked === '' &&
    ((method !== 'GET' && body !== '') || (method !== 'GET' && answerType === '') || API_TYPE.test(answerType))
  )
}

/** Why the call is left out, or null for a call of an API. Nothing of `ownHost` is taken for analytics. */
export function sortHarCall(call: HarCall, ownHost: string | null): Dropped | null {
  if (isStream(call)) return STREAM
  if (!/^https?:$/.test(call.url.protocol)) return INLINE
  if (call.method === 'OPTIONS') return PREFLIGHT
  if (!METHODS.some((method) => method === call.method)) return OTHER_METHOD
  if (isAnalytics(call, ownHost)) return ANALYTICS
  if (isAsset(call)) return ASSET
  if (call.isAnswered && call.status <= 0) return FAILED
  if (call.status >= 300 && call.status < 400 && call.status !== 304) return REDIRECT
  if (isCall(call)) return null
  return /html/.test(call.answerType) || call.asked === 'document' ? PAGE : UNKNOWN
}
