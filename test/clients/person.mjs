import { PlainBrowser } from '../support/plain-browser.mjs'

const OWNER = {
  name: 'Olga Owner',
  email: 'owner@example.com',
  password: 'correct horse battery',
  partnerName: 'Acme',
}
const isCallback = (url) => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\]):\d+\/.*[?&](code|error)=/.test(url)

/** The owner of a new portal, at a browser that runs no scripts. */
export class Person {
  constructor(origin) {
    this.origin = origin
    this.browser = new PlainBrowser()
  }

  /** First visit, then the sample connector, published. Gives its slug and the address of its pages. */
  async publishSample() {
    const setup = await this.browser.open(`${this.origin}/setup`)
    const list = await this.browser.press(setup, /create account|create owner|^create/i, OWNER)
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

  /** What a person does whose client opened `authorizeUrl`: signs in, presses Allow. Gives the callback URL. */
  async approve(authorizeUrl) {
    const browser = new PlainBrowser(isCallback)
    let page = await browser.open(authorizeUrl)
    if (page.url.includes('/sign-in')) {
      const { email, password } = OWNER
      page = await browser.press(page, /^sign in$/i, { email, password })
    }
    const { url } = await browser.press(page, /^allow$/i)
    if (!isCallback(url)) throw new Error(`Allow led to ${url}, not back to the client`)
    return url
  }
}
