import { AppError } from '@/lib/errors'
import { type SendOptions, sendRequest } from '@/lib/upstream'

const ACCEPT = 'application/json, application/yaml, text/yaml, text/plain;q=0.8, */*;q=0.5'

/** The text at an address, fetched as the partner's API is: public addresses only, checked when dialling. */
export async function fetchDocument(address: string, options: SendOptions = {}): Promise<string> {
  const url = new URL(address)
  if (url.username || url.password) {
    throw new AppError('invalid_argument', 'Leave user name and password out of the address', {
      fields: { url: 'Leave user name and password out of the address' },
    })
  }
  url.hash = ''
  const headers = { accept: ACCEPT, 'user-agent': 'Portico' }
  const answer = await sendRequest({ method: 'GET', url, headers, body: null }, options)
  if (answer.status >= 300)
    throw new AppError('upstream_refused', `${url.host} answers ${answer.status} for the document`)
  return new TextDecoder().decode(answer.body)
}
