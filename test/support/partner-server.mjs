import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

/** What the partner's server gave this portal to sign people in with. */
export const PARTNER_CLIENT = { id: 'portico', secret: 'the secret of the partner’s server'.replace('’', '') }

/** A store of oidc-provider in memory; each server has its own. */
function memoryAdapter(rows) {
  return class {
    constructor(name) {
      this.name = name
    }
    async upsert(id, payload, seconds) {
      rows.set(`${this.name} ${id}`, {
        payload,
        endsAt: seconds ? Date.now() + seconds * 1000 : Number.POSITIVE_INFINITY,
      })
    }
    async find(id) {
      const row = rows.get(`${this.name} ${id}`)
      return row && row.endsAt > Date.now() ? row.payload : undefined
    }
    async findByUid(uid) {
      return [...rows.values()].find(({ payload }) => payload.uid === uid)?.payload
    }
    async findByUserCode() {
      return undefined
    }
    async consume(id) {
      const row = rows.get(`${this.name} ${id}`)
      if (row) row.payload = { ...row.payload, consumed: Math.floor(Date.now() / 1000) }
    }
    async destroy(id) {
      rows.delete(`${this.name} ${id}`)
    }
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of rows) if (payload.grantId === grantId) rows.delete(key)
    }
  }
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), kty: 'EC', use: 'sig', alg: 'ES256', kid: randomUUID() }
}

function configuration({ redirectUris, lifetime = () => 300 }, rows) {
  return {
    adapter: memoryAdapter(rows),
    jwks: { keys: [signingKey()] },
    cookies: { keys: ['the cookies of the partner'] },
    clients: [
      {
        client_id: PARTNER_CLIENT.id,
        client_secret: PARTNER_CLIENT.secret,
        redirect_uris: redirectUris,
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    scopes: ['openid', 'offline_access', 'orders'],
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: async () => true },
      rpInitiatedLogout: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
    },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    issueRefreshToken: async () => true,
    rotateRefreshToken: true,
    expiresWithSession: async () => false,
    ttl: {
      AccessToken: lifetime,
      AuthorizationCode: 60,
      IdToken: 300,
      RefreshToken: 86_400,
      Grant: 86_400,
      Interaction: 600,
      Session: 600,
    },
    findAccount: async (_ctx, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, name: `Person ${id}`, email: `${id}@partner.example` }),
    }),
    interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
    // Each sign-in is a grant of its own.
    loadExistingGrant: async (ctx) => {
      const grantId = ctx.oidc.result?.consent?.grantId
      return grantId ? ctx.oidc.provider.Grant.find(grantId) : undefined
    },
    renderError: (ctx, out) => {
      ctx.type = 'json'
      ctx.body = JSON.stringify(out)
    },
  }
}

const FORM = `<!doctype html><html lang="en"><title>Partner</title><link rel="icon" href="data:,"><h1>Sign in at the partner</h1>
<form><label>User <input name="user"></label><button>Sign in</button></form>`

/** The partner's OAuth and OpenID Connect server, run by the tests on a port of this machine. */
export class PartnerServer {
  /** Refreshes by account. */
  refreshes = new Map()
  /** Bodies that the token endpoint was sent, newest last; the tests look for what must not be there. */
  refused = []
  /** While set, the token endpoint answers this status and nothing else. */
  away = 0
  /** A pause before each refresh, so that two at once would be seen. */
  delayMs = 0

  #rows
  #close

  constructor(origin, provider, rows, close) {
    this.origin = origin
    this.provider = provider
    this.#rows = rows
    this.#close = close
    provider.on('grant.success', (ctx) => {
      const { params, entities } = ctx.oidc
      if (params?.grant_type !== 'refresh_token') return
      const id = entities.Account?.accountId ?? ''
      this.refreshes.set(id, (this.refreshes.get(id) ?? 0) + 1)
    })
    provider.on('grant.error', (_ctx, error) => this.refused.push(`${error.message} ${error.error_detail ?? ''}`))
  }

  /** Listens on a free port of this machine. */
  static async start(options) {
    let server
    const http = createServer((request, response) => void server?.#answer(request, response))
    await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${http.address().port}`
    const rows = new Map()
    const provider = new Provider(origin, configuration(options, rows))
    server = new PartnerServer(origin, provider, rows, () => {
      http.closeAllConnections()
      http.close()
    })
    return server
  }

  stop() {
    this.#close()
  }

  async #answer(request, response) {
    const url = new URL(request.url ?? '/', this.origin)
    if (url.pathname.startsWith('/sign-in/')) return this.#signIn(request, response, url)
    if (url.pathname === '/token') {
      if (this.away) return void response.writeHead(this.away).end('away')
      if (this.delayMs) await new Promise((resolve) => setTimeout(resolve, this.delayMs))
    }
    this.provider.callback()(request, response)
  }

  /** Who comes with a header is signed in at once; "nobody" refuses; others get a form. */
  async #signIn(request, response, url) {
    const user = request.headers['x-test-user'] ?? url.searchParams.get('user')
    if (!user) return void response.setHeader('content-type', 'text/html').end(FORM)
    const { provider } = this
    if (user === 'nobody') return provider.interactionFinished(request, response, { error: 'access_denied' })
    const { params } = await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId: String(user), clientId: PARTNER_CLIENT.id })
    grant.addOIDCScope(String(params.scope))
    const result = { login: { accountId: String(user) }, consent: { grantId: await grant.save() } }
    await provider.interactionFinished(request, response, result)
  }

  #forget(...models) {
    for (const key of this.#rows.keys()) if (models.includes(key.split(' ')[0] ?? '')) this.#rows.delete(key)
  }

  /** Every access token that was given so far is at its end. */
  endAccessTokens() {
    this.#forget('AccessToken')
  }

  /** Nobody can refresh any more. */
  forgetRefreshTokens() {
    this.#forget('RefreshToken', 'AccessToken')
  }

  /** Access and refresh tokens that still work. */
  countTokens() {
    const live = [...this.#rows].filter(([, { payload, endsAt }]) => endsAt > Date.now() && !payload.consumed)
    return live.filter(([key]) => /^(AccessToken|RefreshToken) /.test(key)).length
  }

  /** Whose access token this is, as the partner's API asks; null for one that is unknown, expired or revoked. */
  async whoHas(token) {
    const found = await this.provider.AccessToken.find(token)
    return found && !found.isExpired && found.isValid ? (found.accountId ?? null) : null
  }
}

/** The partner's API: answers who the user is, and refuses every token that its server does not know. */
export function partnerApi(server, seen = () => {}) {
  return async (request, response) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    seen(token)
    const user = await server.whoHas(token)
    response.setHeader('content-type', 'application/json')
    if (!user) return void response.writeHead(401).end('{"error":"invalid token"}')
    response.end(JSON.stringify({ user }))
  }
}
