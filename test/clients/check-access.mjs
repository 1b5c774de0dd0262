import { newApps } from './apps.mjs'
import { keyOf } from './shop-api.mjs'

/** The ways in: what the person does, and who the API then sees. */
const WAYS = {
  portal: {
    title: 'Portal accounts',
    approve: (person) => (url) => person.approve(url),
    seenAs: ({ email }) => email,
  },
  mixed: {
    title: 'Sign-in when needed',
    approve: (person) => (url) => person.approve(url),
    seenAs: ({ email }) => email,
  },
  ownKey: {
    title: 'Portal accounts, with a key of each user’s own',
    approve: (person) => (url) => person.approveWithKey(url, keyOf(person.name)),
    seenAs: ({ name }) => name,
  },
  partner: {
    title: 'Sign-in at the partner’s own server',
    approve: (person) => (url) => person.approveAtPartner(url),
    seenAs: ({ name }) => name,
  },
}

/** Signs in; the browser was opened with PKCE and the endpoint as resource. */
async function signIn(checks, app, url, approve) {
  const authorizeUrl = await app.signIn(approve)
  const asked = new URL(authorizeUrl).searchParams
  const bound = asked.get('code_challenge_method') === 'S256' && asked.get('resource') === url
  checks.holds(`${app.name}: signs in, with PKCE S256 and the endpoint as resource`, bound, authorizeUrl)
}

/** Nothing goes before the sign-in. */
async function signInFirst(checks, app, url, approve) {
  await app.add(url)
  checks.holds(`${app.name}: is asked to sign in before anything`, (await app.connect()) === false)
  await signIn(checks, app, url, approve)
}

/** It is in at once and calls what is open; what is not asks for the sign-in. */
async function signInWhenNeeded(checks, app, url, approve) {
  await app.add(url)
  checks.holds(`${app.name}: connects without signing in`, await app.connect())
  const open = await app.call('look')
  checks.holds(`${app.name}: an open tool answers without sign-in`, open.user === 'nobody', open.text)
  const refused = await app.call('me')
  checks.holds(`${app.name}: another tool asks for the sign-in`, refused.isAskedToSignIn, refused.text)
  await signIn(checks, app, url, approve)
}

/** A call without a token is 401, and says where to sign in. */
async function checkChallenge(checks, url) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'me', arguments: {} } }),
  })
  const { origin, pathname } = new URL(url)
  const challenge = response.headers.get('www-authenticate') ?? ''
  const where = `resource_metadata="${origin}/.well-known/oauth-protected-resource${pathname}"`
  const said = response.status === 401 && challenge.startsWith('Bearer ') && challenge.includes(where)
  checks.holds('A call without a token is 401, and says where to sign in', said, `${response.status} ${challenge}`)
}

/** Every app signs in as somebody else; then each call reaches the API as the one who made it, with what lets that one in. */
export async function checkAccess(checks, { way, url, people, freshClaude }) {
  const { title, approve, seenAs } = WAYS[way]
  console.log(`\n${title}`)
  await checkChallenge(checks, url)
  const apps = newApps(freshClaude)
  const enter = way === 'mixed' ? signInWhenNeeded : signInFirst
  try {
    for (const [index, app] of apps.entries()) {
      await checks.attempt(`${app.name}: signs in`, () => enter(checks, app, url, approve(people[index])))
    }
    for (const [index, app] of apps.entries()) {
      const user = seenAs(people[index])
      const { user: seen, text } = await app.call('me')
      checks.holds(`${app.name}: the call reaches the API as ${user}`, seen === user, text)
    }
  } finally {
    for (const app of apps) await app.stop()
  }
}
