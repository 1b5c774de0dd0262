import { env } from '@/lib/env'
import { fieldError } from '@/lib/errors'
import { isOwnSampleApi } from './is-own-sample-api'
import { isPublicHost } from './is-public-address'

const FIELD = 'baseUrl'

/**
 * The address all paths of a connector start from, without a trailing slash. Throws at the field `baseUrl` when it
 * cannot be used. Only what the text says is checked: what a name resolves to is checked at each call.
 */
export function checkBaseUrl(text: string): string {
  if (!URL.canParse(text)) throw fieldError(FIELD, 'Enter a whole address, like https://api.example.com/v1')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw fieldError(FIELD, `${url.protocol}// cannot be called. Use https:// or http://`)
  }
  if (url.username || url.password) {
    throw fieldError(FIELD, 'Leave user name and password out of the address. Store them as the credential instead.')
  }
  if (url.search || url.hash) {
    throw fieldError(FIELD, 'Leave ? and # out of the address. Keys belong into the credential, the rest into tools.')
  }
  if (!env().ALLOW_PRIVATE_UPSTREAMS && !isOwnSampleApi(url) && !isPublicHost(url.hostname)) {
    throw fieldError(FIELD, `${url.hostname} is a private address. Portico calls only APIs on the public internet.`)
  }
  return url.href.replace(/\/+$/, '')
}
