import { isReservedHeader } from '@/lib/connectors'
import { looksSecret } from './is-showable'
import type { SampleParameter } from './sample-operation'
import { isSecretHeader } from './split-credentials'

/** Sent by every client, by the browser, by a proxy on the way, or by Portico itself. */
const ORDINARY =
  /^(accept-(?!version|profile).*|user-agent|content-(type|length|encoding)|host|connection|origin|referer|cache-control|pragma|dnt|priority|te|trailer|transfer-encoding|upgrade(-.*)?|expect|keep-alive|via|forwarded|if-.*|sec-.*|proxy-.*|x-forwarded-.*|x-requested-with|cookie2?|authorization|postman-token|:.*)$/i
/** Another value with each request: to follow it through logs, or to know the browser. */
const TRACE =
  /^(traceparent|tracestate|baggage|newrelic|x-b3-.*|x-datadog-.*|x-newrelic-.*|sentry-.*|x-client-data|x-amzn?-trace-id|x-(cloud-trace-context|fingerprint|device-.*|browser-.*)|.*(request|correlation|transaction|trace|span|client-trace)-?id)$/i

/** A vendor's own type in `Accept` says which version of the answer is wanted. */
function isTelling(name: string, value: string): boolean {
  if (!/^accept$/i.test(name)) return true
  return !value.includes(',') && !/^(\*\/\*|application\/(json|\*)|text\/.*)$/i.test(value.split(';')[0]?.trim() ?? '')
}

/** The headers that are part of the call, each with its value as what is sent anyway. */
export function fromHeaders(headers: [name: string, value: string][]): SampleParameter[] {
  return headers
    .filter(([name]) => !ORDINARY.test(name) && !TRACE.test(name) && !isSecretHeader(name) && !isReservedHeader(name))
    .filter(([name, value]) => /^[\w!#$%&'*+.^`|~-]{1,100}$/.test(name) && isTelling(name, value))
    .filter(([, value]) => !/[^\t\x20-\x7e\x80-\xff]/.test(value) && !looksSecret(value))
    .map(([wire, value]) => ({ in: 'header', wire, values: [value], required: false, fallback: value }))
}
