// A browser without scripts: cookies, redirects, pages that go on by themselves, and HTML forms as the page wrote them. What works here works before scripts load.

const REDIRECTS = 15

function decode(text) {
  const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name) => {
    if (name[0] !== '#') return named[name] ?? whole
    return String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
  })
}

function attributes(tag) {
  const found = tag.matchAll(/([a-zA-Z$][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)
  return Object.fromEntries([...found].slice(1).map((m) => [m[1].toLowerCase(), decode(m[2] ?? m[3] ?? m[4] ?? '')]))
}

const textOf = (html) =>
  decode(html.replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()

function readFields(inner) {
  const fields = []
  for (const [tag] of inner.matchAll(/<input\b[^>]*>/g)) {
    const { name, value = '', type = 'text', checked } = attributes(tag)
    if (!name || ['submit', 'button', 'file', 'image'].includes(type)) continue
    if (['checkbox', 'radio'].includes(type) && checked === undefined) continue
    fields.push([name, value || (type === 'checkbox' ? 'on' : '')])
  }
  for (const [, open, text] of inner.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g)) {
    const { name } = attributes(open)
    if (name) fields.push([name, decode(text)])
  }
  for (const [, open, body] of inner.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)) {
    const { name } = attributes(open)
    const options = [...body.matchAll(/(<option\b[^>]*>)([\s\S]*?)<\/option>/g)].map(([, tag, label]) => {
      const { value = textOf(label), selected } = attributes(tag)
      return { value, selected: selected !== undefined }
    })
    const chosen = options.find(({ selected }) => selected) ?? options[0]
    if (name && chosen) fields.push([name, chosen.value])
  }
  return fields
}

/** The forms of a page: where they go, what they hold, and the buttons that send them. */
export function readForms(html, url) {
  return [...html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)].map(([, open, inner]) => {
    const { action, method = 'get', enctype = '' } = attributes(open)
    const buttons = [...inner.matchAll(/(<button\b[^>]*>)([\s\S]*?)<\/button>/g)].map(([, tag, label]) => {
      const { name, value, formaction } = attributes(tag)
      return { name, value, formaction, text: textOf(label) }
    })
    return {
      action: new URL(action || url, url).href,
      method: method.toUpperCase(),
      multipart: enctype.includes('multipart'),
      fields: readFields(inner),
      buttons,
    }
  })
}

/** Where a page goes on to by itself, at once. */
function refreshOf(html) {
  const tags = [...html.matchAll(/<meta\b[^>]*>/g)].map(([tag]) => attributes(tag))
  const content = tags.find((meta) => meta['http-equiv']?.toLowerCase() === 'refresh')?.content
  return /^0\s*;\s*url=(.+)$/i.exec(content ?? '')?.[1]
}

export class PlainBrowser {
  /** By host, as browsers do: whatever the port. */
  #cookies = new Map()

  /** @param {(url: string) => boolean} [stopAt] redirects to such an address are not followed: their URL is the answer */
  constructor(stopAt = () => false) {
    this.stopAt = stopAt
  }

  #cookiesFor(url) {
    const { hostname } = new URL(url)
    if (!this.#cookies.has(hostname)) this.#cookies.set(hostname, new Map())
    return this.#cookies.get(hostname)
  }

  #keepCookies(response, url) {
    const cookies = this.#cookiesFor(url)
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      const expired = /max-age=0|expires=thu, 01[ -]jan[ -]1970/i.test(line)
      if (expired) cookies.delete(name)
      else cookies.set(name, pair.slice(name.length + 1))
    }
  }

  #cookieHeader(url) {
    return [...this.#cookiesFor(url)].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Opens an address as a person would; gives the page it ends at. */
  async open(address, request = {}) {
    let url = new URL(address).href
    let { method = 'GET', body, headers = {} } = request
    for (let hop = 0; hop < REDIRECTS; hop++) {
      if (this.stopAt(url)) return { url, status: 0, html: '', text: '', forms: [] }
      const response = await fetch(url, {
        method,
        body,
        headers: { ...headers, cookie: this.#cookieHeader(url), accept: 'text/html' },
        redirect: 'manual',
      })
      this.#keepCookies(response, url)
      const location = response.headers.get('location')
      if (!location) {
        const html = await response.text()
        const next = refreshOf(html)
        if (next) {
          url = new URL(next, url).href
          ;[method, body, headers] = ['GET', undefined, {}]
          continue
        }
        return { url, status: response.status, html, text: textOf(html), forms: readForms(html, url) }
      }
      url = new URL(location, url).href
      if (response.status !== 307 && response.status !== 308) [method, body, headers] = ['GET', undefined, {}]
    }
    throw new Error(`More than ${REDIRECTS} redirects, last to ${url}`)
  }

  /** The bytes of a file behind a link. Throws for anything but a 200. */
  async download(address) {
    const response = await fetch(address, { headers: { cookie: this.#cookieHeader(address) }, redirect: 'manual' })
    if (response.status !== 200) throw new Error(`${address} answered ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  }

  /** Presses the button whose text matches, with some fields filled in. Throws when the page has no such button. */
  async press(page, button, values = {}) {
    const form = page.forms.find(({ buttons }) => buttons.some(({ text }) => button.test(text)))
    if (!form) throw new Error(`No button ${button} at ${page.url} (${page.status}): ${page.text.slice(0, 300)}`)
    const pressed = form.buttons.find(({ text }) => button.test(text))

    const missing = Object.keys(values).filter((name) => !form.fields.some(([field]) => field === name))
    if (missing.length) throw new Error(`The form at ${page.url} has no ${missing.join(', ')}`)
    const fields = form.fields.map(([name, value]) => [name, values[name] ?? value])
    if (pressed.name) fields.push([pressed.name, pressed.value ?? ''])

    const target = pressed.formaction ? new URL(pressed.formaction, page.url).href : form.action
    if (form.method === 'GET') return this.open(`${target.split('?')[0]}?${new URLSearchParams(fields)}`)
    const body = form.multipart ? new FormData() : new URLSearchParams()
    for (const [name, value] of fields) body.append(name, value)
    return this.open(target, { method: 'POST', body, headers: { origin: new URL(page.url).origin, referer: page.url } })
  }
}
