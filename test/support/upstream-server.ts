import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { afterAll } from 'vitest'

const servers: (Server & { closeAllConnections?: () => void })[] = []

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections?.()
    server.close()
  }
})

export async function listen(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** A partner's API on a free port of this machine; ends with the test file. Gives its origin. */
export async function serveUpstream(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(listener))}`
}

/** The same over TLS, with a certificate nobody vouches for. */
export async function serveTls(listener: RequestListener, identity: { cert: string; key: string }): Promise<string> {
  return `https://127.0.0.1:${await listen(createTlsServer(identity, listener))}`
}

/** The whole body of a request. */
export async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}
