import { toNode } from '@/app/_web/node-bridge'
import { GET as oauth } from '@/app/oauth/[...path]/route'
import { POST as decide } from '@/app/oauth/interaction/[uid]/decide/route'
import { GET as partnerCallback } from '@/app/oauth/partner/callback/route'
import { continueInteraction, findPartnerConsent } from '@/lib/oauth'
import type { ConsentRefusal, ConsentRequest } from '@/lib/oauth/schema'
import { signedIn } from './oauth-session'

export const ORIGIN = 'http://localhost:3000'
const HOST = { host: 'localhost:3000' }
const HOP_LIMIT = 100

interface Cookie {
  value: string
  path: string
  origin: string
}

/** What one hop came to: away to a client, the consent page, or an answer that goes nowhere. */
export type Stop =
  | { kind: 'away'; url: URL; parameters: Record<string, string> }
  | { kind: 'consent'; path: string; consent: ConsentRequest }
  | { kind: 'refusal'; path: string; refusal: ConsentRefusal }
  | { kind: 'answer'; response: Response }

/** A server elsewhere that the browser really visits, and who the person says to be there. */
export interface Elsewhere {
  origin: string
  user: string
}

/** A person's browser: keeps cookies by path, follows redirects, is signed in at the portal as `userId`, and elsewhere as somebody else. */
export class Browser {
  private readonly jar = new Map<string, Cookie>()

  private hops = 0

  /** The address of the portal that the browser is not to open by itself; comes back as away. */
  stopAt: string | undefined

  constructor(
    public userId: string | undefined,
    public elsewhere?: Elsewhere,
  ) {}

  private cookiesFor(url: URL): string {
    return [...this.jar]
      .filter(([, { origin }]) => origin === url.origin)
      .filter(([, { path }]) => url.pathname === path || url.pathname.startsWith(`${path.replace(/\/$/, '')}/`))
      .map(([key, { value }]) => `${key.split(' ')[0]}=${value}`)
      .join('; ')
  }

  private request(url: URL, init: RequestInit = {}): Request {
    signedIn.userId = this.userId
    const headers = { ...HOST, accept: 'text/html', cookie: this.cookiesFor(url), ...init.headers }
    return new Request(url, { ...init, headers })
  }

  private keepCookies(response: Response, origin: string): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ')
      const [name = '', value = ''] = pair.split('=')
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/'
      if (value === '') this.jar.delete(`${name} ${path} ${origin}`)
      else this.jar.set(`${name} ${path} ${origin}`, { value, path, origin })
    }
  }

  cookieValue(name: string): string | undefined {
    return [...this.jar].find(([key]) => key.startsWith(`${name} `))?.[1].value
  }

  /** Opens an address and follows redirects until something has to be decided. */
  async open(address: string | URL): Promise<Stop> {
    this.hops += 1
    if (this.hops > HOP_LIMIT) throw new Error('Redirected in circles')
    const url = new URL(address, ORIGIN)
    if (url.origin === this.elsewhere?.origin) return this.visit(url, this.elsewhere)
    if (url.origin !== ORIGIN) return { kind: 'away', url, parameters: Object.fromEntries(url.searchParams) }
    if (url.pathname === this.stopAt) {
      this.stopAt = undefined
      return { kind: 'away', url, parameters: Object.fromEntries(url.searchParams) }
    }
    if (url.pathname === '/oauth/partner/callback') return this.follow(await partnerCallback(this.request(url)))
    if (url.pathname.startsWith('/oauth/interaction/')) return this.interact(url)
    return this.follow(await oauth(this.request(url)))
  }

  private async visit(url: URL, { user }: Elsewhere): Promise<Stop> {
    const headers = { cookie: this.cookiesFor(url), 'x-test-user': user, accept: 'text/html' }
    const response = await fetch(url, { headers, redirect: 'manual' })
    return this.follow(response, url)
  }

  private async interact(url: URL): Promise<Stop> {
    const consent = await findPartnerConsent(ORIGIN, await toNode(this.request(url), ORIGIN))
    if (consent) return { kind: 'consent', path: url.pathname, consent }
    if (!this.userId) throw new Error('The page sends strangers to sign in')
    const exchange = await toNode(this.request(url), ORIGIN)
    const step = await continueInteraction(ORIGIN, exchange, this.userId)
    const path = url.pathname
    if ('redirectTo' in step) return this.open(step.redirectTo)
    return 'refusal' in step
      ? { kind: 'refusal', path, refusal: step.refusal }
      : { kind: 'consent', path, consent: step.consent }
  }

  private async follow(response: Response, from = new URL(ORIGIN)): Promise<Stop> {
    this.keepCookies(response, from.origin)
    const location = response.headers.get('location')
    return location ? this.open(new URL(location, from)) : { kind: 'answer', response }
  }

  /** Presses a button of the consent page. */
  async press(
    { path, consent }: { path: string; consent: Pick<ConsentRequest, 'formToken'> },
    decision: 'allow' | 'deny',
    {
      token = consent.formToken,
      origin = ORIGIN,
      typed = {},
    }: { token?: string; origin?: string; typed?: Record<string, string> } = {},
  ): Promise<Stop> {
    const body = new URLSearchParams({ token, decision, ...typed })
    const request = this.request(new URL(`${path}/decide`, ORIGIN), { method: 'POST', body, headers: { origin } })
    return this.follow(await decide(request))
  }
}
