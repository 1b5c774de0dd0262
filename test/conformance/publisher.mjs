// The owner of the connector at the portal's own pages, in a browser without scripts.
import { PlainBrowser } from '../support/plain-browser.mjs'

/** Signs in; gives the function that serves the other one of the connector's two releases, as the page offers it. */
export async function signInPublisher(origin, slug, { email, password }) {
  const browser = new PlainBrowser()
  const releases = `${origin}/p/acme/connectors/${slug}/releases`
  await browser.press(await browser.open(`${origin}/sign-in`), /^sign in$/i, { email, password })
  return async () => {
    await browser.press(await browser.open(releases), /^serve this release$/i)
  }
}
