import { parseJson } from './parse-json'
import { partnerFetch } from './partner-fetch'
import { SignInError } from './sign-in-error'

/** Answers that say nothing about the request. */
const isAway = (status: number) => status >= 500 || status === 408 || status === 429

/**
 * `partnerFetch` for the token endpoint, with what servers in use leave out put right: an error under status 200 is an error, a token
 * without a type is a bearer token, and an ID token of a server whose issuer is not known is not looked at.
 */
export function tokenFetch(knowsIssuer: boolean) {
  return async (url: string, sent: Parameters<typeof partnerFetch>[1]): Promise<Response> => {
    const answer = await partnerFetch(url, sent)
    if (isAway(answer.status)) {
      throw new SignInError('away', `${new URL(url).host} answered ${answer.status}. It may work again in a while.`)
    }
    const text = await answer.clone().text()
    const body = parseJson(text)
    if (!body) return answer
    const failed = answer.status === 200 && typeof body.error === 'string' && !body.access_token
    if (body.access_token && !body.token_type) body.token_type = 'Bearer'
    if (!body.refresh_token) delete body.refresh_token
    if (!knowsIssuer) delete body.id_token
    const headers = new Headers({ 'content-type': 'application/json' })
    const challenge = answer.headers.get('www-authenticate')
    if (challenge && !body.error) headers.set('www-authenticate', challenge)
    return new Response(JSON.stringify(body), { status: failed ? 400 : answer.status, headers })
  }
}
