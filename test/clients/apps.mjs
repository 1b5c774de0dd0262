// The apps that sign in, all with the same four steps: add an endpoint, connect, sign in, call a tool.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CLIENTS, LoopbackClient } from '../support/sdk-clients.mjs'

/** Who the API took the call to be from, in its own answer. */
const userIn = (text) => /^\{"user":"([^"]+)"\}/.exec(text)?.[1]

/** Claude Code, as in a terminal: a person signs in between two sessions. */
export class ClaudeApp {
  #claude
  #url

  constructor(name, claude) {
    this.name = name
    this.#claude = claude
  }

  async add(url) {
    this.#url = url
    await this.#claude.run(['mcp', 'add', '--transport', 'http', 'shop', url])
  }

  /** Gives whether it is in without having to sign in. */
  async connect() {
    const { out } = await this.#claude.run(['mcp', 'list'])
    if (out.includes('Needs authentication')) return false
    if (out.includes('Connected')) return true
    throw new Error(out)
  }

  /** Lets `approve` be the person at the browser; gives the authorize URL. */
  async signIn(approve) {
    const { code, out, authorizeUrl } = await this.#claude.login('shop', approve)
    if (code !== 0) throw new Error(out)
    return authorizeUrl
  }

  async call(tool) {
    const config = join(this.#claude.home, 'mcp.json')
    writeFileSync(config, JSON.stringify({ mcpServers: { shop: { type: 'http', url: this.#url } } }))
    const flags = ['--mcp-config', config, '--strict-mcp-config', '--allowedTools', 'mcp__shop']
    const { result, err } = await this.#claude.session(flags, { tool: `mcp__shop__${tool}`, input: {} })
    const text = [result?.content ?? `no result: ${err}`].flat().map((each) => each.text ?? each)[0]
    return { user: userIn(text), isAskedToSignIn: /needs you to sign in/.test(text), text }
  }

  stop() {}
}

/** A client of the SDK in one version of the protocol, as an app on this computer. */
export class SdkApp {
  #open
  #protocol
  #loopback
  #connection
  #client

  constructor(name, { open, protocol }) {
    this.name = name
    this.#open = open
    this.#protocol = protocol
  }

  async add(url) {
    this.#loopback = await LoopbackClient.start(this.name)
    this.#connection = this.#open(url, this.#loopback.provider())
  }

  async connect() {
    try {
      this.#client = await this.#connection.connect()
    } catch (error) {
      if (/unauthorized/i.test(error.message)) return false
      throw error
    }
    if (this.#client.protocol !== this.#protocol) throw new Error(`It speaks ${this.#client.protocol}`)
    return true
  }

  async signIn(approve) {
    const { consentUrl, redirectHost } = this.#loopback
    const callback = new URL(await approve(consentUrl))
    if (callback.host !== redirectHost) throw new Error(`It led to ${callback}`)
    await this.#connection.finishAuth(callback.searchParams)
    return consentUrl
  }

  async call(tool) {
    try {
      if (!this.#client && !(await this.connect())) throw new Error('Unauthorized')
      const { text } = await this.#client.callTool(tool, {})
      return { user: userIn(text), isAskedToSignIn: false, text }
    } catch (error) {
      return { isAskedToSignIn: /unauthorized/i.test(error.message), text: error.message }
    }
  }

  async stop() {
    await this.#client?.close()
    this.#loopback?.stop()
  }
}

const [[, choosing], [, legacy], [, first]] = CLIENTS

/** One of each, as on a new machine. */
export function newApps(freshClaude) {
  return [
    new ClaudeApp('Claude Code', freshClaude()),
    new SdkApp('SDK 1', { open: first, protocol: '2025-11-25' }),
    new SdkApp('SDK 2, 2025-11-25', { open: legacy, protocol: '2025-11-25' }),
    new SdkApp('SDK 2, 2026-07-28', { open: choosing, protocol: '2026-07-28' }),
  ]
}
