// A portal at https://portal.example, as clients meet one in the world: archives and hosted plugins need https and a name.
import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { ProxyAgent, fetch as undiciFetch } from 'undici'
import { startPortal } from '../support/portal.mjs'
import { startHttpsFront } from './https-front.mjs'
import { Publisher } from './publisher.mjs'

const HOST = 'portal.example'
const OWNER = { email: 'dora@example.com', password: 'correct horse battery' }

/** Starts it with an owner; gives the owner at its API, and the environment in which a client gets there. `more` are other hosts, see startHttpsFront. */
export async function startFarPortal(scratch, more = () => ({})) {
  const portal = await startPortal({
    env: {
      ALLOW_PRIVATE_UPSTREAMS: 'true',
      PUBLIC_URL: `https://${HOST}`,
      OWNER_EMAIL: OWNER.email,
      OWNER_PASSWORD: OWNER.password,
    },
  })
  const target = { port: portal.port, host: HOST }
  const front = await startHttpsFront(await mkdtemp(join(scratch, 'tls-')), { [HOST]: target, ...more(target) })
  const dispatcher = new ProxyAgent({
    uri: front.env.HTTPS_PROXY,
    requestTls: { ca: readFileSync(front.env.NODE_EXTRA_CA_CERTS) },
  })
  const send = (url, options) => undiciFetch(url, { ...options, dispatcher })
  const publisher = new Publisher(portal.origin, OWNER, send)
  await publisher.signIn()
  return {
    origin: portal.origin,
    publisher,
    send,
    env: front.env,
    async stop() {
      await dispatcher.close()
      await front.stop()
      await portal.stop()
    },
  }
}
