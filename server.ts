import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import next from 'next'
import { closeBus } from '@/lib/bus'
import { closeDatabase, lockDataFolder, migrate } from '@/lib/db'
import { findDomain, followDomains, mayHaveCertificate } from '@/lib/domains'
import { env, isOwnHost, ownOrigins, setNextAuthEnvironment } from '@/lib/env'
import { followKeys } from '@/lib/keys'
import { endListeners } from '@/lib/mcp'
import { ADDRESS_HEADER, clientAddress, guardPages } from '@/lib/network'
import { ensureOwner } from '@/lib/partners'

const SHUTDOWN_MS = 10_000
const SWEEP_MS = 100
const HEALTH_PATH = '/healthz'
/** Where a proxy asks whether it may obtain a certificate: Caddy's `on_demand_tls { ask … }`. */
const ASK_PATH = '/.well-known/portico/ask'
/** All that a partner's own domain serves: no page and nothing that reads a cookie. */
const DOMAIN_PATHS = /^\/(mcp\/?|mcp\/icons\/[^/?]+|\.well-known\/oauth-protected-resource(\/mcp)?)(\?|$)/

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** What a client claims about its own route to us counts only behind a proxy we were told to trust. */
function dropForwarded(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) {
    if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete request.headers[name]
  }
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}

async function answerAsk(url: string, response: ServerResponse): Promise<void> {
  const name = new URL(url, 'http://portal.invalid').searchParams.get('domain')
  const may = await mayHaveCertificate(name)
  answerText(response, may ? 200 : 404, may ? 'serves' : 'no such domain')
}

/** A name that is not ours: a custom domain with its connector, or nobody's. */
async function handleForeign(request: IncomingMessage, response: ServerResponse, handle: Handler): Promise<void> {
  if (!(await findDomain(request.headers.host))) {
    return answerText(
      response,
      421,
      `This portal answers at ${ownOrigins()[0]}. To serve it under another name, set PUBLIC_URL.`,
    )
  }
  if (!DOMAIN_PATHS.test(request.url ?? '')) return answerText(response, 404, 'The connector is at /mcp.')
  delete request.headers.cookie
  handle(request, response)
}

function orFail(answered: Promise<void>, response: ServerResponse): void {
  answered.catch((error: unknown) => {
    console.error('server: a domain could not be looked up:', error)
    answerText(response, 503, 'Try again in a moment.')
  })
}

function entrance(handle: Handler): Handler {
  return (request, response) => {
    const { TRUST_PROXY, NODE_ENV } = env()
    // Limits go by it.
    request.headers[ADDRESS_HEADER] = clientAddress(request, TRUST_PROXY)
    if (!TRUST_PROXY) dropForwarded(request)
    guardPages(request, response, NODE_ENV === 'development')
    if (request.url === HEALTH_PATH) return answerText(response, 200, 'ok')
    if (request.url?.startsWith(`${ASK_PATH}?`)) return orFail(answerAsk(request.url, response), response)
    if (!isOwnHost(request.headers.host)) return orFail(handleForeign(request, response, handle), response)
    // Pages read it to send people back here after they sign in.
    request.headers['x-portico-path'] = request.url
    handle(request, response)
  }
}

async function listen(server: Server): Promise<void> {
  const { PORT, HOST, PUBLIC_URL } = env()
  // Without a public name only this machine can reach the portal.
  const host = HOST ?? (PUBLIC_URL ? '0.0.0.0' : '127.0.0.1')
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(PORT, host, resolve)
  })
}

function stopOnSignal(server: Server, close: () => Promise<void>): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    const force = setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS)
    endListeners()
    // Connections fall idle as their answers end; each would otherwise wait for its keep-alive to run out.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    await new Promise((resolve) => server.close(resolve))
    clearInterval(sweep)
    clearTimeout(force)
    await close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

async function makeOwner(): Promise<void> {
  const { OWNER_EMAIL, OWNER_PASSWORD } = env()
  if (!OWNER_EMAIL || !OWNER_PASSWORD) return
  const made = await ensureOwner({ email: OWNER_EMAIL, password: OWNER_PASSWORD })
  if (made) console.log(`Made the owner account ${OWNER_EMAIL}`)
}

async function main(): Promise<void> {
  const { DATA_DIR, DATABASE_URL, NODE_ENV, PORT } = env()
  setNextAuthEnvironment()

  const unlock = DATABASE_URL ? async () => {} : await lockDataFolder(DATA_DIR)

  const applied = await migrate()
  if (applied.length) console.log(`Database: applied ${applied.join(', ')}`)

  const leaveKeys = await followKeys()
  const leaveDomains = followDomains()
  await makeOwner()

  const app = next({ dev: NODE_ENV === 'development', hostname: 'localhost', port: PORT })
  await app.prepare()

  const server = createServer(entrance(app.getRequestHandler()))
  stopOnSignal(server, async () => {
    await app.close()
    await leaveKeys()
    await leaveDomains()
    await closeBus()
    await closeDatabase()
    await unlock()
  })
  await listen(server)
  console.log(`Portico is ready at ${ownOrigins()[0]}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Error && error.cause) console.error(error.cause)
  process.exit(1)
})
