import { PlainBrowser } from '../support/plain-browser.mjs'

const PASSWORD = 'correct horse battery'
const CALLBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\]):\d+\/.*[?&](code|error)=/

/** Somebody whose client opens a browser, here one that runs no scripts. */
export class Person {
  password = PASSWORD
  hasAccount = false

  constructor(origin, name) {
    this.origin = origin
    this.name = name
    this.email = `${name.toLowerCase()}@example.com`
  }

  /** Whether an address is the client's, and not where the portal itself is called back. */
  #isCallback = (url) => CALLBACK.test(url) && new URL(url).origin !== this.origin

  /** Opens what the client asks for, and signs in at the portal where it asks who this is: the first time with a new account. */
  async #arrive(browser, authorizeUrl) {
    const page = await browser.open(authorizeUrl)
    if (!page.url.includes('/sign-in')) return page
    const { name, email, password } = this
    if (this.hasAccount) return browser.press(page, /^sign in$/i, { email, password })
    this.hasAccount = true
    const signUp = await browser.open(page.url.replace('/sign-in', '/sign-up'))
    return browser.press(signUp, /^create account/i, { name, email, password })
  }

  /** Ends at the client. */
  #back({ url, text }) {
    if (!this.#isCallback(url)) throw new Error(`It led to ${url}, not back to the client: ${text.slice(0, 300)}`)
    return url
  }

  /** Signs in and presses Allow. Gives the callback URL, as each of these does. */
  async approve(authorizeUrl) {
    const browser = new PlainBrowser(this.#isCallback)
    return this.#back(await browser.press(await this.#arrive(browser, authorizeUrl), /^allow$/i))
  }

  /** Enters a key that is wrong, reads that it is, then enters the own one. */
  async approveWithKey(authorizeUrl, key) {
    const browser = new PlainBrowser(this.#isCallback)
    const consent = await this.#arrive(browser, authorizeUrl)
    const again = await browser.press(consent, /^allow$/i, { key: 'a wrong key' })
    if (!/does not take this/.test(again.text)) throw new Error(`A wrong key was not refused: ${again.text}`)
    return this.#back(await browser.press(again, /^allow$/i, { key }))
  }

  /** Allows, and signs in at the partner's own server; nobody asks for an account at the portal. */
  async approveAtPartner(authorizeUrl) {
    const browser = new PlainBrowser(this.#isCallback)
    const partner = await browser.press(await browser.open(authorizeUrl), /^allow and sign in$/i)
    return this.#back(await browser.press(partner, /^sign in$/i, { user: this.name }))
  }
}

/** The owner of a new portal. */
export class Owner extends Person {
  browser = new PlainBrowser()

  /** First visit, then the sample connector, published. Gives its slug and the address of its pages. */
  async publishSample() {
    const { name, email, password } = this
    const setup = await this.browser.open(`${this.origin}/setup`)
    const account = { name, email, password, partnerName: 'Acme' }
    const list = await this.browser.press(setup, /create account|create owner|^create/i, account)
    this.hasAccount = true
    const sample = await this.browser.press(list, /start from the sample/i)
    this.connector = /^.*\/connectors\/[^/?]+/.exec(sample.url)?.[0]
    const publish = await this.browser.open(`${this.connector}/publish`)
    await this.browser.press(publish, /^publish/i)
    return this.connector.split('/').at(-1)
  }

  async requireAccounts() {
    await this.browser.press(await this.browser.open(`${this.connector}/access`), /save access/i, { access: 'portal' })
  }

  /** The bytes of the plugin's zip. */
  async downloadPlugin() {
    return this.browser.download(`${this.connector}/plugin/download`)
  }
}
