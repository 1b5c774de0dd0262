// The suite's scenarios for authorization servers. They wait for a person with a browser; here one without scripts signs in.

import { PlainBrowser } from '../support/plain-browser.mjs'
import { freePort } from '../support/portal.mjs'
import { runSuite } from './suite.mjs'

/** A client registered as any other (RFC 7591), whose answers come to this machine. */
async function registerClient(origin, redirect) {
  const response = await fetch(`${origin}/oauth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_name: 'Conformance',
      redirect_uris: [redirect],
      token_endpoint_auth_method: 'none',
    }),
  })
  if (response.status !== 201) throw new Error(`The client could not be registered: ${await response.text()}`)
  return (await response.json()).client_id
}

/** Signs in and allows what the page asks for; ends at the suite's own address. */
async function allow(url, owner) {
  const browser = new PlainBrowser()
  const signIn = await browser.open(url)
  const consent = await browser.press(signIn, /^sign in$/i, { email: owner.email, password: owner.password })
  await browser.press(consent, /allow/i)
}

/** Runs the suite against the authorization server at `origin`, for a token of `resource`. */
export async function runAuthorization(origin, resource, owner) {
  const port = await freePort()
  const clientId = await registerClient(origin, `http://127.0.0.1:${port}/callback`)
  let allowing
  const args = [
    'authorization',
    '--url',
    origin,
    '--client-id',
    clientId,
    '--resource',
    resource,
    '--port',
    String(port),
  ]
  const { printed, code } = await runSuite(args, (text) => {
    const url = /^https?:\/\/\S+[?&]code_challenge=\S+$/m.exec(text)?.[0]
    if (url && text.includes('Waiting')) allowing ??= allow(url, owner).catch((error) => error)
  })
  const failure = await allowing
  return { printed: failure ? `${printed}\n${failure}` : printed, code: failure ? 1 : code }
}
