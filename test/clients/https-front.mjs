// Host names with https, without a network: a CONNECT proxy on loopback that leads named hosts to local ports. Clients trust the
// authority that is made for the run: HTTPS_PROXY and NODE_EXTRA_CA_CERTS, for git GIT_SSL_CAINFO.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'

function openssl(folder, args) {
  const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr}`)
}

/** An authority and a certificate for exactly these names. */
function makeCertificate(folder, hosts) {
  const key = ['-newkey', 'rsa:2048', '-nodes']
  const authority = ['-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Test authority']
  openssl(folder, ['req', '-x509', ...key, '-days', '2', ...authority, '-addext', 'basicConstraints=critical,CA:TRUE'])
  openssl(folder, ['req', ...key, '-keyout', 'front.key', '-out', 'front.csr', '-subj', `/CN=${hosts[0]}`])
  const names = hosts.map((host) => `DNS:${host}`).join(',')
  writeFileSync(join(folder, 'front.ext'), `subjectAltName=${names}\nextendedKeyUsage=serverAuth\n`)
  const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial']
  openssl(folder, [
    'x509',
    '-req',
    '-in',
    'front.csr',
    ...by,
    '-days',
    '2',
    '-out',
    'front.pem',
    '-extfile',
    'front.ext',
  ])
}

const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)))
const stop = (server) =>
  new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })

/**
 * `targets` says for each host where it leads: `{ port, host?, path? }`, with another Host header and a path in front where they are given.
 * Gives what a client needs in its environment.
 * @param {string} folder
 * @param {Record<string, { port: number, host?: string, path?: (path: string) => string }>} targets
 */
export async function startHttpsFront(folder, targets) {
  makeCertificate(folder, Object.keys(targets))
  const pem = (name) => readFileSync(join(folder, name))
  const tls = createTlsServer({ key: pem('front.key'), cert: pem('front.pem') }, (request, response) => {
    const [host] = request.headers.host.split(':')
    const target = targets[host]
    const onward = httpRequest(
      {
        host: '127.0.0.1',
        port: target.port,
        method: request.method,
        path: target.path?.(request.url) ?? request.url,
        headers: { ...request.headers, host: target.host ?? host, 'x-forwarded-proto': 'https' },
      },
      (answer) => {
        response.writeHead(answer.statusCode, answer.rawHeaders)
        answer.pipe(response)
      },
    )
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  const inside = await listen(tls)
  const proxy = createServer((_request, response) => response.writeHead(405).end())
  proxy.on('connect', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (!targets[request.url.split(':')[0]]) return socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    const onward = connect(inside, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      onward.write(head)
      onward.pipe(socket)
      socket.pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('close', () => onward.destroy())
  })
  const port = await listen(proxy)
  return {
    env: {
      HTTPS_PROXY: `http://127.0.0.1:${port}`,
      NO_PROXY: '127.0.0.1,localhost',
      NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
      GIT_SSL_CAINFO: join(folder, 'ca.pem'),
    },
    stop: async () => {
      await stop(proxy)
      await stop(tls)
    },
  }
}
