// The partner's API of these checks. It answers whom it takes a call to be from, and refuses every call that does not carry the right
// credential, so that an answer proves what was sent.
import { createServer } from 'node:http'
import { partnerApi } from '../support/partner-server.mjs'

/** The publisher's own key, which the portal attaches. */
export const PUBLISHER_KEY = 'key-of-the-publisher'

/** The key of a user's own. */
export const keyOf = (name) => `key-of-${name}-4711`

const bearerOf = (request) => /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''

/** Who calls, by the publisher's key and the portal's word for it. */
function byPublisher(request) {
  return bearerOf(request) === PUBLISHER_KEY ? (request.headers['x-user'] ?? 'nobody') : null
}

/** Who calls, by the key of their own. */
function byKey(request) {
  return /^key-of-(\w+)-4711$/.exec(bearerOf(request))?.[1] ?? null
}

function answerWith(findUser) {
  return (request, response) => {
    const user = findUser(request)
    response.writeHead(user ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(user ? { user } : { error: 'invalid key' }))
  }
}

/** Starts on a free loopback port. `/shared` wants the publisher's key, `/own` a user's, `/partner` a token of the partner's server. */
export async function startShopApi(partner) {
  const answers = { shared: answerWith(byPublisher), own: answerWith(byKey), partner: partnerApi(partner) }
  const server = createServer((request, response) => void answers[request.url.split('/')[1]](request, response))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}
