import { createHash, randomBytes } from 'node:crypto'

export const METADATA_ID = 'https://claude.ai/oauth/claude-code-client-metadata'

/** What Claude Code 2.1.330 sends to /register, but for the addresses. */
export const CLAUDE_CODE = {
  client_name: 'Claude Code (orders)',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
  application_type: 'native',
  scope: 'orders:read orders:write',
}

/** How a client goes about it. What is left out, it does as the specification says. */
export interface Behaviour {
  /** Where it learns of the authorization server: the 401, the well-known address with the path in it, or nowhere (2025-03-26). */
  discovery?: 'challenge' | 'path' | 'none'
  identity?: 'registers' | 'metadata' | 'secret' | 'unknown'
  scope?: 'challenge' | 'metadata' | 'none' | 'offline'
  redirectUri?: string
  decision?: 'allow' | 'deny'
}

export interface Discovered {
  resource: string | undefined
  challengeScope: string | undefined
  metadata: Record<string, unknown>
  server: Record<string, string> & { issuer: string }
}

export interface Tokens {
  access_token: string
  refresh_token: string
  scope: string
}

type Form = Record<string, string | undefined>

/** A client on this computer over plain HTTP, in the order of requests that Claude Code was seen to make, and the browser it opens. */
export class HttpClient {
  clientId = ''
  private clientSecret: string | undefined
  private readonly jar = new Map<string, { value: string; path: string }>()
  private readonly verifier = randomBytes(32).toString('base64url')
  readonly state = randomBytes(16).toString('base64url')

  constructor(
    private readonly endpoint: string,
    readonly behaviour: Behaviour = {},
  ) {}

  private get origin(): string {
    return new URL(this.endpoint).origin
  }

  get redirectUri(): string {
    return this.behaviour.redirectUri ?? 'http://localhost:57362/callback'
  }

  /** A call of the endpoint, with a tool or for the list. */
  call(token?: string, tool?: string): Promise<Response> {
    const [method, params] = tool ? ['tools/call', { name: tool, arguments: {} }] : ['tools/list', {}]
    return fetch(this.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
  }

  async discover(): Promise<Discovered> {
    const { discovery = 'challenge' } = this.behaviour
    const refused = await this.call()
    const challenge = refused.headers.get('www-authenticate') ?? ''
    const said = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1]
    const { pathname } = new URL(this.endpoint)
    const inserted = `${this.origin}/.well-known/oauth-protected-resource${pathname}`
    const at = discovery === 'challenge' ? said('resource_metadata') : inserted
    const metadata = discovery === 'none' ? {} : await (await fetch(at ?? '')).json()
    const issuer = metadata.authorization_servers?.[0] ?? this.origin
    const server = await (await fetch(`${issuer}/.well-known/oauth-authorization-server`)).json()
    return { resource: metadata.resource, challengeScope: said('scope'), metadata, server }
  }

  /** Is known to the server from here on, in the way it prefers. */
  async identify({ server }: Discovered): Promise<void> {
    const { identity = 'registers' } = this.behaviour
    if (identity === 'metadata') this.clientId = METADATA_ID
    if (identity === 'unknown') this.clientId = 'static-1'
    if (identity === 'metadata' || identity === 'unknown') return
    const method = identity === 'secret' ? { token_endpoint_auth_method: 'client_secret_post' } : {}
    const answer = await fetch(server.registration_endpoint ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...CLAUDE_CODE, ...method, redirect_uris: [this.redirectUri] }),
    })
    if (answer.status !== 201) throw new Error(`Not registered: ${answer.status} ${await answer.text()}`)
    const { client_id, client_secret } = await answer.json()
    this.clientId = client_id
    this.clientSecret = client_secret
  }

  private scopeToAsk({ challengeScope, metadata }: Discovered): string | undefined {
    const supported = (metadata.scopes_supported as string[] | undefined)?.join(' ')
    const { scope = 'challenge' } = this.behaviour
    if (scope === 'none') return undefined
    if (scope === 'metadata') return supported
    return scope === 'offline' ? `${supported} offline_access` : challengeScope
  }

  authorizeUrl(found: Discovered, changes: Form = {}): URL {
    const url = new URL(found.server.authorization_endpoint ?? '')
    const parameters: Form = {
      response_type: 'code',
      client_id: this.clientId,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      redirect_uri: this.redirectUri,
      state: this.state,
      scope: this.scopeToAsk(found),
      resource: found.resource,
      ...changes,
    }
    for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value)
    return url
  }

  private async browse(url: URL, init: RequestInit = {}): Promise<Response> {
    const cookies = [...this.jar].filter(([, { path }]) => url.pathname.startsWith(path))
    const cookie = cookies.map(([key, { value }]) => `${key.split(' ')[0]}=${value}`).join('; ')
    const headers = { accept: 'text/html', cookie, ...init.headers }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = '', path = '/'] = /^([^=]+)=([^;]*)(?:.*?path=([^;]+))?/i.exec(line) ?? []
      if (value) this.jar.set(`${name} ${path}`, { value, path })
      else this.jar.delete(`${name} ${path}`)
    }
    return response
  }

  /** Opens an address in the person's browser, presses the button, and gives where it led: back to the client, or an answer. */
  async authorize(address: URL): Promise<URL | Response> {
    let url = address
    for (let hops = 0; hops < 20; hops += 1) {
      if (url.origin !== this.origin) return url
      let response = await this.browse(url)
      if (response.headers.get('content-type')?.includes('json') && url.pathname.startsWith('/oauth/interaction/')) {
        const { formToken } = await response.json()
        const body = new URLSearchParams({ token: formToken, decision: this.behaviour.decision ?? 'allow' })
        const headers = { origin: this.origin }
        response = await this.browse(new URL(`${url.href}/decide`), { method: 'POST', body, headers })
      }
      const location = response.headers.get('location')
      if (!location) return response
      url = new URL(location, url)
    }
    throw new Error('Redirected in circles')
  }

  token(found: Pick<Discovered, 'server'>, form: Form): Promise<Response> {
    return this.postForm(found.server.token_endpoint, form)
  }

  revoke(found: Pick<Discovered, 'server'>, token: string): Promise<Response> {
    return this.postForm(found.server.revocation_endpoint, { token })
  }

  private postForm(url: string | undefined, form: Form): Promise<Response> {
    const all: Form = { client_id: this.clientId, client_secret: this.clientSecret, ...form }
    const body = new URLSearchParams(
      Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined),
    )
    return fetch(url ?? '', { method: 'POST', body })
  }

  exchange(found: Discovered, code: string): Promise<Response> {
    const { redirectUri: redirect_uri, verifier: code_verifier } = this
    const grant = { grant_type: 'authorization_code', code, code_verifier, redirect_uri, resource: found.resource }
    return this.token(found, grant)
  }

  /** The whole way: refused, told where, let in. Throws where it does not come back with a code. */
  async signIn(): Promise<{ found: Discovered; answer: URLSearchParams; tokens: Tokens }> {
    const found = await this.discover()
    await this.identify(found)
    const led = await this.authorize(this.authorizeUrl(found))
    if (!(led instanceof URL)) throw new Error(`Not sent back: ${led.status} ${await led.text()}`)
    const code = led.searchParams.get('code')
    if (!code) throw new Error(`No code: ${led.href}`)
    const response = await this.exchange(found, code)
    if (response.status !== 200) throw new Error(`No tokens: ${await response.text()}`)
    return { found, answer: led.searchParams, tokens: await response.json() }
  }
}
