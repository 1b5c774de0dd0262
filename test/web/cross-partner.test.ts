import { beforeAll, describe, expect, test, vi } from 'vitest'
import { OPERATIONS } from '@/app/api/v1/_contract/operations'
import { saveSignIn } from '@/lib/accounts'
import { SignInInput } from '@/lib/accounts/schema'
import {
  addIcon,
  createConnector,
  createPrompt,
  createResource,
  createTool,
  findLiveConnector,
  getConnector,
  iconFileName,
  inviteGuest,
  listGuests,
  publishRelease,
  toIcon,
} from '@/lib/connectors'
import { startImport, untilRead } from '@/lib/definitions'
import { addDomain } from '@/lib/domains'
import { recordFixture } from '@/lib/fixtures'
import { createInvitation, createToken, listInvitations, listMembers } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { putPlugin } from '@/lib/plugins'
import { PluginDefinition } from '@/lib/plugins/schema'
import { saveCredential, saveEnvironment } from '@/lib/upstream'
import { callApi } from '@/test/support/api-client'
import { type AppEntry, appEntries, paramsOf } from '@/test/support/app-entries'
import { databaseContents } from '@/test/support/database-contents'
import { newMember } from '@/test/support/people'
import { prompt, textResource } from '@/test/support/prompts'
import { tool } from '@/test/support/tools'

// The framework around the pages, without a server: who is signed in, and from where.
const asking = vi.hoisted(() => ({ userId: undefined as string | undefined }))
vi.mock('next-auth', async (original) => ({
  ...(await original<object>()),
  getServerSession: async () => (asking.userId ? { userId: asking.userId } : null),
}))
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'localhost:3000' }),
  cookies: async () => ({ get: () => undefined, set: () => undefined, delete: () => undefined }),
}))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined, revalidateTag: () => undefined }))

const ORIGIN = 'http://localhost:3000'
/** In the name of everything the victim has. */
const MARK = 'Planted'
const HOST = 'mcp.victim-host.com'
const SIGN_IN = SignInInput.parse({
  label: MARK,
  authorizationEndpoint: 'https://accounts.victim.example/authorize',
  tokenEndpoint: 'https://accounts.victim.example/token',
  userinfoEndpoint: 'https://accounts.victim.example/me',
  clientId: 'portico',
  authMethod: 'none',
})

let victim: Member
let rival: Member
let tokens: { victim: string; rival: string }
/** Everything of the victim that has an id, by the name that addresses give it. */
let theirs: Record<string, string> = {}

beforeAll(async () => {
  victim = await newMember(`${MARK} partner`)
  rival = await newMember('Rival')
  const slug = 'shop'
  const named = { title: `${MARK} title`, description: `${MARK} words.` }
  const details = { name: `${MARK} shop`, description: named.description, baseUrl: 'https://api.victim.example' }
  await createConnector(victim, { ...details, slug, access: 'open' })
  await createTool(victim, slug, tool({ ...named, group: `${MARK}` }))
  await createTool(victim, slug, tool({ name: 'list_orders', path: '/orders', parameters: [] }))
  await createPrompt(victim, slug, prompt(named))
  await createResource(victim, slug, textResource(named))
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="8" height="8"/></svg>'
  await addIcon(victim, slug, { kind: 'connector', name: '' }, toIcon(new TextEncoder().encode(svg)))
  await saveCredential(victim, slug, { kind: 'bearer', value: `${MARK}-secret` })
  await saveEnvironment(victim, slug, 'sandbox', { baseUrl: 'https://sandbox.victim.example' })
  await saveSignIn(victim, slug, SIGN_IN)
  await addDomain(victim, slug, { host: HOST })
  await inviteGuest(victim, slug, { email: `${MARK.toLowerCase()}@victim.example` })
  const answer = { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ of: MARK }) }
  await recordFixture(victim, slug, { tool: 'get_order', name: 'kept' }, { arguments: { id: 'A7' }, answer })
  await publishRelease(victim, slug, { note: MARK })
  await putPlugin(victim, {
    name: 'planted',
    definition: PluginDefinition.parse({ connectors: [{ connector: slug }] }),
  })
  const imported = await startImport(victim, slug, { document: `curl https://api.victim.example/${MARK}` })
  await untilRead(imported)
  await createInvitation(victim, { note: MARK, role: 'editor' })
  const kept = await createToken(victim, { name: MARK, scopes: ['read', 'write'] })
  const own = await createToken(rival, { name: 'rival', scopes: ['read', 'write'] })
  tokens = { victim: kept.token, rival: own.token }
  const [icon] = (await getConnector(victim, slug)).icons
  theirs = {
    partner: victim.partnerSlug,
    connector: slug,
    slug,
    skill: 'using-planted',
    tool: 'get_order',
    prompt: 'write_reply',
    resource: 'returns',
    number: '1',
    file: (icon && iconFileName(icon)) ?? '',
    import: imported,
    name: 'planted',
    fixture: 'kept',
    token: kept.id,
    member: (await listMembers(victim))[0]?.id ?? '',
    host: HOST,
    user: victim.userId,
    guest: (await listGuests(victim, slug))[0]?.id ?? '',
    invitation: (await listInvitations(victim))[0]?.id ?? '',
  }
  // Read once, so that nothing is read for the first time while it is compared.
  await findLiveConnector(slug)
  await callApi('GET', '/api/v1/connectors', { token: own.token })
})

/** Everything there was after the call before. */
let contents: string | undefined

/** Runs it as this account; gives what it answered, and fails where that changed or showed anything. */
async function untouched<T>(userId: string | undefined, run: () => Promise<T>): Promise<T> {
  contents ??= await databaseContents()
  asking.userId = userId
  try {
    return await run()
  } finally {
    asking.userId = undefined
    const before = contents
    contents = await databaseContents()
    expect(contents).toBe(before)
  }
}

/** What became of a call, in a word: "404", "sign in", or what it gave. */
async function outcomeOf(run: () => Promise<unknown>): Promise<string | object> {
  try {
    const given = await run()
    if (!(given instanceof Response)) return { given }
    const text = await given.text()
    expect(text).not.toContain(MARK)
    return given.status === 307 || given.status === 303 ? (given.headers.get('location') ?? '') : String(given.status)
  } catch (error) {
    const { digest } = error as { digest?: string }
    if (digest?.startsWith('NEXT_HTTP_ERROR_FALLBACK;')) return digest.split(';')[1] ?? ''
    if (digest?.startsWith('NEXT_REDIRECT;')) return /;\/sign-in\?/.test(digest) ? 'sign in' : digest
    throw error
  }
}

const entries = appEntries()
// The page `/p/[partner]` itself only leads to its connectors, which ask.
const ofPartner = entries.filter(({ kind, pattern, name }) => {
  return kind !== 'action' && pattern.startsWith('/p/[partner]') && name !== 'page /p/[partner]'
})
const byName = (list: AppEntry[]) => list.map((entry) => [entry.name, entry] as const)

describe('every page and route of a partner', () => {
  /** Right in every way, so that only who asks can be wrong with it. */
  const BODY = { tool: tool(), args: { id: 'A7' }, name: 'kept', choices: [], hide: [], remove: [] }

  function call({ kind, name, pattern, load }: AppEntry, places: Record<string, string>): () => Promise<unknown> {
    const params = Promise.resolve(paramsOf(pattern, places))
    return async () => {
      const run = await load()
      if (kind !== 'route') return run({ params, searchParams: Promise.resolve({}), children: null })
      const method = name.split(' ')[0] ?? ''
      const reads = method === 'GET' || method === 'HEAD'
      const headers = { origin: ORIGIN, 'content-type': 'application/json' }
      return run(new Request(`${ORIGIN}/`, { method, headers, body: reads ? null : JSON.stringify(BODY) }), { params })
    }
  }

  test.each(byName(ofPartner))('%s does not exist for a member of another partner', async (_name, entry) => {
    const asked = call(entry, theirs)
    expect(await untouched(rival.userId, () => outcomeOf(asked))).toBe('404')
  })

  const ofThing = ofPartner.filter(({ pattern }) => /\[(?!partner\])/.test(pattern))
  test.each(byName(ofThing))('%s does not exist by way of one’s own partner', async (_name, entry) => {
    const asked = call(entry, { ...theirs, partner: rival.partnerSlug })
    expect(await untouched(rival.userId, () => outcomeOf(asked))).toBe('404')
  })

  test.each(byName(ofPartner))('%s asks those who are signed out to sign in', async (_name, entry) => {
    const asked = call(entry, theirs)
    expect(await untouched(undefined, () => outcomeOf(asked))).toMatch(/^(401|sign in)$/)
  })

  const titled = ofPartner.filter(({ kind, title }) => kind !== 'route' && title)
  test.each(byName(titled))('%s says nothing in its title', async (_name, { pattern, title }) => {
    const params = Promise.resolve(paramsOf(pattern, theirs))
    for (const userId of [rival.userId, undefined]) {
      const run = async () => (await title?.())?.({ params, searchParams: Promise.resolve({}) })
      expect(JSON.stringify(await untouched(userId, () => outcomeOf(run)))).not.toContain(MARK)
    }
  })

  const pages = ofPartner.filter(({ kind }) => kind === 'page')
  test.each(byName(pages))('%s is there for its own member, so the ids are right', async (_name, entry) => {
    asking.userId = victim.userId
    const outcome = await outcomeOf(call(entry, theirs))
    asking.userId = undefined
    expect(outcome).toMatchObject({ given: expect.anything() })
  })
})

/** Pages and routes that no partner's id leads to, each with why, or with the test that covers it. */
const ELSEWHERE: Record<string, string> = {
  'layout /': 'frames pages; reads nothing',
  'page /': 'leads to the first partner of whoever asks',
  'page /connections': 'of whoever asks: connections.test.ts',
  'page /confirm-email/[token]': 'the token is the secret: confirm-email.test.ts',
  'page /guest/[token]': 'the token is the secret: oauth/who-may',
  'route /go-on': 'leads to a path of the portal: own-path.test.ts',
  'page /invite/[token]': 'the token is the secret: partners.test.ts',
  'page /no-partner': 'for those who have none',
  'page /new-partner': 'makes a partner of one’s own',
  'page /setup': 'the first visit',
  'page /sign-in': 'for everyone',
  'page /sign-up': 'for everyone',
  'route /.well-known/oauth-authorization-server': 'for everyone',
  'route /.well-known/openid-configuration': 'for everyone',
  'route /.well-known/oauth-protected-resource/mcp/[slug]': 'for everyone: oauth/metadata.test.ts',
  'route /.well-known/oauth-protected-resource': 'of a domain of its own: domains.test.ts',
  'route /.well-known/oauth-protected-resource/mcp': 'of a domain of its own: domains.test.ts',
  'route /mcp': 'of a domain of its own: domains.test.ts',
  'route /mcp/icons/[file]': 'for everyone once published: domains.test.ts',
  'route /api/auth/[...nextauth]': 'next-auth',
  'route /mcp/[slug]': 'for clients, not members: mcp-oauth.test.ts',
  'route /mcp/[slug]/icons/[file]': 'for everyone once published: icons.test.ts',
  'route /oauth/partner/callback': 'of the browser that began it: oauth/partner-sign-in.test.ts',
  'page /oauth/interaction/[uid]': 'of the browser that began it: oauth/consent',
  'route /oauth/interaction/[uid]/decide': 'of the browser that began it: oauth/consent',
}
/** Routes that answer whatever comes below them. */
const CATCH_ALL = ['/api/v1/[...path]', '/mcp/[slug]/[...rest]', '/oauth/[...path]', '/sample-api/[[...path]]']

test('every other page and route is of nobody, or has a test of its own', () => {
  const others = entries.filter(
    ({ kind, pattern }) =>
      kind !== 'action' &&
      !pattern.startsWith('/p/[partner]') &&
      (!pattern.startsWith('/api/v1/') || CATCH_ALL.includes(pattern)),
  )
  const named = others
    .filter(({ pattern }) => !CATCH_ALL.includes(pattern))
    .map(({ kind, pattern }) => `${kind} ${pattern}`)
  expect([...new Set(named)].filter((name) => !(name in ELSEWHERE))).toEqual([])
})

const SANDBOX = { environment: 'sandbox' }
const SIGN_IN_FORM = {
  how: 'hand',
  label: 'Other',
  authorizationEndpoint: 'https://accounts.other.example/authorize',
  tokenEndpoint: 'https://accounts.other.example/token',
  userinfoEndpoint: 'https://accounts.other.example/me',
  clientId: 'other',
  authMethod: 'none',
  pkce: 'on',
}

interface ActionCase {
  form: Record<string, string | File>
  /** What the form is bound to, beside the partner. */
  place?: Record<string, string>
}

/** Forms that are right in every way, so that only who asks can be wrong. An action that is not here fails. */
const ACTIONS: Record<string, () => ActionCase> = {
  createInvitationAction: () => ({ form: { note: '', role: 'editor' } }),
  revokeInvitationAction: () => ({ form: { invitationId: theirs.invitation ?? '' } }),
  removeMemberAction: () => ({ form: { memberId: theirs.member ?? '' } }),
  changeRoleAction: () => ({ form: { memberId: theirs.member ?? '', role: 'viewer' } }),
  handOverAction: () => ({ form: { memberId: theirs.member ?? '' } }),
  createTokenAction: () => ({ form: { name: 'new', scope: 'write', expiresInDays: '' } }),
  revokeTokenAction: () => ({ form: { tokenId: theirs.token ?? '' } }),
  createConnectorAction: () => ({
    form: { name: 'New', slug: 'new-one', description: 'New', baseUrl: 'https://new.example', access: 'open' },
  }),
  createSampleAction: () => ({ form: {} }),
  publishAction: () => ({ form: { note: '' } }),
  acceptFixtureAction: () => ({ form: { tool: 'get_order', name: 'kept' } }),
  keepFormerNameAction: () => ({ form: { name: 'get_order', formerName: 'find_order' } }),
  rollBackAction: () => ({ form: { release: '1' } }),
  restoreDraftAction: () => ({ form: { release: '1' } }),
  saveAccessAction: () => ({ form: { access: 'portal' } }),
  saveCredentialAction: () => ({ form: { kind: 'bearer', value: 'other' } }),
  removeCredentialAction: () => ({ form: {}, place: SANDBOX }),
  saveSettingsAction: () => ({ form: { name: 'Other', description: 'Other', baseUrl: 'https://other.example' } }),
  deleteConnectorAction: () => ({ form: { confirmation: 'shop' } }),
  saveInstructionsAction: () => ({ form: { instructions: 'Other' } }),
  addIconAction: () => ({ form: { address: 'https://cdn.example/icon.png' }, place: { of: 'connector', name: '' } }),
  removeIconAction: () => ({ form: { src: 'https://cdn.example/icon.png' }, place: { of: 'connector', name: '' } }),
  savePromptAction: () => ({ form: { definition: JSON.stringify(prompt()) }, place: { was: 'write_reply' } }),
  deletePromptAction: () => ({ form: { name: 'write_reply' } }),
  saveResourceAction: () => ({ form: { definition: JSON.stringify(textResource()) }, place: { was: 'returns' } }),
  deleteResourceAction: () => ({ form: { name: 'returns' } }),
  saveToolAction: () => ({
    form: { definition: JSON.stringify(tool()) },
    place: { was: 'get_order', refresh: 'now' },
  }),
  deleteToolAction: () => ({ form: { name: 'get_order' } }),
  readCurlAction: () => ({ form: { curl: 'curl https://api.victim.example/orders' } }),
  arrangeToolsAction: () => ({ form: { order: JSON.stringify([{ name: 'list_orders' }, { name: 'get_order' }]) } }),
  groupToolsAction: () => ({ form: { names: 'get_order', group: 'Other' } }),
  renameGroupAction: () => ({ form: { group: MARK, name: 'Other' } }),
  hideToolsAction: () => ({ form: { names: 'get_order', hidden: 'true' } }),
  deleteToolsAction: () => ({ form: { names: 'get_order' } }),
  annotateToolsAction: () => ({ form: { names: 'get_order', kind: 'Destructive' } }),
  prefixToolsAction: () => ({ form: { names: 'get_order', prefix: 'shop_' } }),
  toolRowAction: () => ({ form: { name: 'get_order', verb: 'delete' } }),
  saveEnvironmentAction: () => ({ form: { kind: 'bearer', value: 'other', baseUrl: '' }, place: SANDBOX }),
  addEnvironmentAction: () => ({ form: { environment: 'staging', environmentUrl: 'https://other.example' } }),
  renameEnvironmentAction: () => ({ form: { environment: 'other' }, place: SANDBOX }),
  serveEnvironmentAction: () => ({ form: {}, place: SANDBOX }),
  removeEnvironmentAction: () => ({ form: {}, place: SANDBOX }),
  testTypedAction: () => ({ form: { kind: 'bearer', value: 'other', probe: '', path: '/' }, place: SANDBOX }),
  testEnvironmentAction: () => ({ form: { probe: '', path: '/' }, place: SANDBOX }),
  saveHostsAction: () => ({ form: { hosts: 'elsewhere.example' } }),
  saveSignInAction: () => ({ form: { ...SIGN_IN_FORM } }),
  removeSignInAction: () => ({ form: {} }),
  checkSignInAction: () => ({ form: {} }),
  inviteGuestAction: () => ({ form: { email: 'ada@other.example' } }),
  revokeGuestAction: () => ({ form: { guestId: theirs.guest ?? '' } }),
  revokeUsersAction: () => ({ form: { userId: theirs.user ?? '' } }),
  addDomainAction: () => ({ form: { host: 'mcp.other-host.com' } }),
  verifyDomainAction: () => ({ form: { host: HOST } }),
  removeDomainAction: () => ({ form: { host: HOST } }),
  saveLimitsAction: () => ({ form: { connector: '10', user: '', client: '', tool: '', concurrent: '' } }),
  readAgainAction: () => ({ form: {}, place: { import: theirs.import ?? '' } }),
}

/** Make something of one's own; nothing of another partner can be named. */
const MAKE_OWN = ['createInvitationAction', 'createTokenAction', 'createConnectorAction', 'createSampleAction']

/** Actions that no partner's id can be given to. */
const OPEN_ACTIONS: Record<string, string> = {
  signUpAction: 'makes an account',
  signInAction: 'signs in',
  signOutAction: 'signs out',
  signUpToConnectAction: 'makes an account: oauth/who-may',
  acceptGuestAction: 'the token is the secret: oauth/who-may',
  acceptGuestAsNewAction: 'the token is the secret: oauth/who-may',
  confirmEmailAction: 'the token is the secret: confirm-email.test.ts',
  sendConfirmationAction: 'to whoever asks: confirm-email.test.ts',
  revokeOwnAction: 'of whoever asks: connections.test.ts',
  createOwnerAction: 'the first visit',
  createPartnerAction: 'makes a partner of one’s own',
  joinAction: 'the token is the secret: partners.test.ts',
  joinAsNewAction: 'the token is the secret: partners.test.ts',
}

describe('every server action', () => {
  const actions = entries.filter(({ kind }) => kind === 'action')
  const ofMembers = actions.filter(({ name }) => !(name in OPEN_ACTIONS))

  test('has a case', () => {
    expect(actions.length).toBeGreaterThan(30)
    expect(ofMembers.map(({ name }) => name).filter((name) => !(name in ACTIONS))).toEqual([])
  })

  function send({ name, load }: AppEntry, partner: string): () => Promise<unknown> {
    const { form, place } = ACTIONS[name]?.() ?? { form: {} }
    const sent = new FormData()
    for (const [field, value] of Object.entries(form)) sent.set(field, value)
    const bound = { partner, connector: theirs.connector, ...place }
    return async () => (await load())(bound, { values: {}, errors: {} }, sent)
  }

  test.each(byName(ofMembers))('%s changes nothing for a member of another partner', async (_name, action) => {
    const asked = send(action, victim.partnerSlug)
    expect(await untouched(rival.userId, () => outcomeOf(asked))).toBe('404')
  })

  test.each(byName(ofMembers))('%s asks those who are signed out to sign in', async (_name, action) => {
    const asked = send(action, victim.partnerSlug)
    expect(await untouched(undefined, () => outcomeOf(asked))).toBe('sign in')
  })

  const naming = ofMembers.filter(({ name }) => !MAKE_OWN.includes(name))
  test.each(byName(naming))('%s finds nothing by way of one’s own partner', async (_name, action) => {
    const outcome = await untouched(rival.userId, () => outcomeOf(send(action, rival.partnerSlug)))
    // No field is wrong: there is just no such thing.
    expect(outcome).toEqual({
      given: { values: expect.anything(), errors: {}, message: expect.stringMatching(/^There is no |not a member/) },
    })
  })
})

/** A body that is right in every way, for each operation that takes one. */
const BODIES: Record<string, () => unknown> = {
  createToken: () => ({ partner: victim.partnerSlug }),
  putConnector: () => ({ name: 'Other', description: 'Other', baseUrl: 'https://other.example', tools: [tool()] }),
  previewDefinition: () => ({ name: 'Other', description: 'Other', baseUrl: 'https://other.example', tools: [tool()] }),
  importTools: () => ({ kind: 'curl', document: 'curl https://api.victim.example/orders' }),
  tryTool: () => ({ tool: 'get_order', arguments: { id: 'A7' } }),
  putFixture: () => ({ arguments: { id: 'A7' }, answer: { status: 200, headers: {}, body: '{}' } }),
  publishRelease: () => ({ note: 'Other' }),
  putSignIn: () => SIGN_IN,
  testCredential: () => ({ environment: 'sandbox', probe: { path: '/' } }),
  addDomain: () => ({ host: 'mcp.other-host.com' }),
  inviteGuest: () => ({ email: 'eve@people.example' }),
  rollBack: () => ({ release: 1 }),
  putPlugin: () => ({ connectors: [{ connector: 'shop' }] }),
}

/** What a member of another partner gets where that is not 404. */
const ANSWERS: Record<string, number> = {
  // Slugs are one namespace, and a definition is compared with what one has oneself: nothing.
  putConnector: 409,
  previewDefinition: 200,
  // Names the connector in its body.
  putPlugin: 400,
  // Their own.
  listTokens: 200,
  listActivity: 200,
  listConnectors: 200,
  listPlugins: 200,
  getOpenApi: 200,
  // The instance’s, and so its owner’s alone.
  getKeys: 403,
  rotateKeys: 403,
  // E-mail address and password, not a token.
  createToken: 401,
}

describe('every operation of the API', () => {
  const all = OPERATIONS.map((operation) => [operation.id, operation] as const)

  function address({ path }: (typeof OPERATIONS)[number]): string {
    const values: Record<string, string | undefined> = {
      ...theirs,
      ...(path.includes('/fixtures/') && { name: 'kept' }),
    }
    return `/api/v1${path.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name]
      if (value === undefined) throw new Error(`${path} has a place "${whole}" that the test has no thing of`)
      return value
    })}`
  }

  const send = (operation: (typeof OPERATIONS)[number], token?: string) => {
    const { id, method, body } = operation
    if (body && !body.optional && !BODIES[id]) throw new Error(`${id} needs a body here`)
    const sent = { ...(token && { token }), ...(body && { body: BODIES[id]?.() ?? {} }) }
    return callApi(method.toUpperCase(), address(operation), sent)
  }

  test.each(all)('%s knows nothing of another partner’s things', async (id, operation) => {
    const answer = await untouched(undefined, () => send(operation, tokens.rival))
    expect(answer.status).toBe(ANSWERS[id] ?? 404)
    expect(JSON.stringify(answer.body)).not.toContain(MARK)
  })

  test.each(all)('%s asks for a token', async (id, operation) => {
    const answer = await untouched(undefined, () => send(operation))
    expect(answer.status).toBe(id === 'getOpenApi' ? 200 : 401)
    expect(JSON.stringify(answer.body)).not.toContain(MARK)
  })

  const reading = all.filter(([id, { method, needs }]) => method === 'get' && needs === 'read' && ANSWERS[id] !== 403)
  test.each(reading)('%s is there for its own member, so the ids are right', async (_id, operation) => {
    expect((await send(operation, tokens.victim)).status).toBe(200)
  })
})
