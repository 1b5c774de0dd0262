import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Agent, buildConnector, fetch as undiciFetch } from 'undici'

const pem = (name: string) => readFileSync(new URL(`./tls/self-signed-${name}.pem`, import.meta.url))

/** The proxy in front of a portal: ends TLS for any name, passes the Host header on. */
export async function startTlsFront(portalPort: number): Promise<{ port: number; stop(): void }> {
  const server = createServer({ cert: pem('cert'), key: pem('key') }, (request, response) => {
    const onward = httpRequest(
      { host: '127.0.0.1', port: portalPort, method: request.method, path: request.url, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
        answer.pipe(response)
      },
    )
    onward.on('error', () => response.destroy())
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** A fetch for which DNS says that `host` is here, at `port`; it takes any certificate. Everything else is as ever. */
export function fetchWith(host: string, port: number): typeof globalThis.fetch {
  const dial = buildConnector({ rejectUnauthorized: false, allowH2: false })
  const dispatcher = new Agent({
    connect: (options, callback) => {
      const there = options.hostname === host ? { hostname: '127.0.0.1', port: String(port), servername: host } : {}
      dial({ ...options, ...there }, callback)
    },
  })
  return ((input: string | URL, init?: object) =>
    undiciFetch(input, { ...init, dispatcher })) as unknown as typeof globalThis.fetch
}
