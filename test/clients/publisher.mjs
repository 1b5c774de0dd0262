/** The owner at the management API. */
export class Publisher {
  #origin
  #fetch
  #authorization

  constructor(origin, { email, password }, send = fetch) {
    this.#origin = origin
    this.#fetch = send
    this.#authorization = `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`
  }

  async #send(method, path, body) {
    const response = await this.#fetch(`${this.#origin}/api/v1${path}`, {
      method,
      headers: { authorization: this.#authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.headers.get('content-type') === 'application/zip'
      ? new Uint8Array(await response.arrayBuffer())
      : response.json()
  }

  async signIn() {
    const { token } = await this.#send('POST', '/tokens', { name: 'clients', scopes: ['read', 'write'] })
    this.#authorization = `Bearer ${token}`
  }

  /** Makes the connector of a definition, with the server at which its users sign in, and publishes it; gives its endpoint. */
  async publish(definition, signIn) {
    const path = `/connectors/${definition.slug}`
    await this.#send('PUT', path, { version: 1, ...definition })
    if (signIn) await this.#send('PUT', `${path}/sign-in`, signIn)
    await this.#send('POST', `${path}/releases`, {})
    return `${this.#origin}/mcp/${definition.slug}`
  }

  /** Saves what a plugin is made of and releases it; gives its zip. */
  async releasePlugin(name, definition) {
    const path = `/plugins/${name}`
    await this.#send('PUT', path, definition)
    await this.#send('POST', `${path}/releases`, { notes: 'For the check.' })
    return this.#send('GET', `${path}/download`)
  }
}
