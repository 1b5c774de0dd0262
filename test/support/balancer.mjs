// What stands in front of several portals: hands requests on in turns, as they are.
import { createServer, request } from 'node:http'

/**
 * @param {number} port where it listens, on loopback
 * @param {() => number[]} targets ports of the portals behind it
 * @returns {Promise<{ stop(): void }>}
 */
export async function startBalancer(port, targets) {
  let turn = 0
  const server = createServer((incoming, outgoing) => {
    const ports = targets()
    const { method, url, headers } = incoming
    const onward = request({ host: '127.0.0.1', port: ports[turn++ % ports.length], method, path: url, headers })
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.writeHead(502).end())
    incoming.pipe(onward)
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)))
  return {
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
