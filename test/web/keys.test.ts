import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { activeKey, deriveKeys, envelopePrefix, seal, setKeyRing, unseal } from '@/lib/crypto'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { addSealingKey, followKeys, loadKeys, sealingStatus } from '@/lib/keys'
import { resealStale } from '@/lib/keys/reseal-stale'
import { SEALED_COLUMNS } from '@/lib/keys/sealed-columns'
import { addSigningKey, listSigningKeys, loadSigningKeys } from '@/lib/oauth/load-signing-keys'
import type { Member } from '@/lib/partners/schema'
import { loadCredential, saveCredential } from '@/lib/upstream'
import { callApi, tokenOf } from '@/test/support/api-client'
import { expectedErrors } from '@/test/support/fail-on-console-error'
import { publishConnector } from '@/test/support/mcp-connector'
import { newClient } from '@/test/support/oauth-client'
import { newMember } from '@/test/support/people'

const FAST = { reloadMs: 20, retireAfterMs: 30 }
let acme: Member

beforeAll(async () => {
  acme = await newMember('Acme')
})

beforeEach(async () => {
  await loadKeys()
})

afterEach(async () => {
  await db().credential.deleteMany()
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 40_000; !(await holds()); await setTimeout(100)) {
    if (Date.now() > end) throw new Error('It did not come to that')
  }
}

async function follow(options = FAST): Promise<() => Promise<void>> {
  const leave = await followKeys(options)
  onTestFinished(leave)
  return leave
}

/** Connectors of one partner, each with a credential of its own. */
async function makeCredentials(count: number, prefix: string): Promise<string[]> {
  const partner = await db().partner.findFirstOrThrow({ where: { id: acme.partnerId } })
  const slugs = Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(4, '0')}`)
  const about = { name: 'Orders', description: '', baseUrl: 'https://api.acme.test', access: 'open' }
  await db().connector.createMany({ data: slugs.map((slug) => ({ id: slug, slug, partnerId: partner.id, ...about })) })
  await db().credential.createMany({
    data: slugs.map((slug) => ({
      connectorId: slug,
      kind: 'bearer',
      sealed: seal(`secret of ${slug}`, `credential:${slug}`),
    })),
  })
  return slugs
}

async function openAll(): Promise<string[]> {
  const rows = await db().credential.findMany({ orderBy: { connectorId: 'asc' } })
  return rows.map(({ connectorId, sealed }) => unseal(sealed, `credential:${connectorId}`))
}

test('every column that the schema calls sealed is sealed anew, and every file that seals is known', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const models = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)]
  const sealed = models.flatMap(([, name, body]) => (/^ {2}sealed\s/m.test(body ?? '') ? [name] : []))
  const listed = SEALED_COLUMNS.map(({ table }) => table)
  // The ring's own rows are sealed with the instance's secret.
  expect(sealed.filter((name) => name !== 'SealingKey' && !listed.includes(name as string))).toEqual([])

  /** Who seals, and the column it goes to. Another file here needs a line in SEALED_COLUMNS first. */
  const known: Record<string, string> = {
    'definitions/sealed-document.ts': 'ImportJob',
    'oauth/load-signing-keys.ts': 'SigningKey',
    'accounts/refresh-account.ts': 'UpstreamAccount',
    'accounts/save-account.ts': 'UpstreamAccount',
    'accounts/save-sign-in.ts': 'SignInServer',
    'oauth/record-adapter.ts': 'OAuthRecord',
    'oauth/partner-attempt.ts': 'OAuthRecord',
    'upstream/find-client-token.ts': 'Credential',
    'upstream/store-environment.ts': 'Credential',
  }
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const sealing = files.filter((file) => /[^.\w]seal\(/.test(readFileSync(join('lib', file), 'utf8')))
  expect(sealing.filter((file) => !file.startsWith('crypto/') && !listed.includes(known[file] ?? ''))).toEqual([])
})

test('of processes that start at once, one makes the first key', async () => {
  await db().sealingKey.deleteMany()
  setKeyRing([])
  await Promise.all([loadKeys(), loadKeys(), loadKeys()])
  expect(await db().sealingKey.count()).toBe(1)
  expect(activeKey()?.id).toBe('first')
})

test('what was sealed before there was a ring opens, and is sealed anew at the next start, every kind of it', async () => {
  setKeyRing([])
  await makeCredentials(3, 'older')
  const slug = 'older-0000'
  const job = await db().importJob.create({
    data: {
      connectorId: slug,
      kind: 'curl',
      source: '',
      state: 'ready',
      document: seal('curl', `import:${slug}`),
      expiresAt: new Date(Date.now() + 60_000),
    },
  })
  await addSigningKey('from-before')
  const client = await newClient({ token_endpoint_auth_method: 'client_secret_post' })
  const before = JSON.stringify([await db().credential.findMany(), await db().signingKey.findMany()])
  expect(before.match(/"v1\./g)?.length).toBeGreaterThan(3)

  await follow()
  await until(async () => (await sealingStatus()).done)
  expect(await openAll()).toContain('secret of older-0000')
  const kept = await db().importJob.findUniqueOrThrow({ where: { id: job.id } })
  expect(unseal(kept.document, `import:${slug}`)).toBe('curl')
  const signing = await db().signingKey.findUniqueOrThrow({ where: { id: 'from-before' } })
  expect(JSON.parse(unseal(signing.sealed, 'signing-key:from-before'))).toMatchObject({ alg: 'ES256' })
  const record = await db().oAuthRecord.findFirstOrThrow({ where: { model: 'Client', clientId: client.client_id } })
  const { client_secret } = record.payload as { client_secret: string }
  expect(client_secret).toMatch(/^v2\./)
  expect(unseal(client_secret, `oauth-client:${client.client_id}`)).toBe(client.client_secret)
})

test('rotates while credentials are read and saved: nothing fails to open, and the former key is gone', async () => {
  const slugs = await makeCredentials(40, 'busy')
  const before = activeKey()?.id
  await follow()
  await until(async () => (await sealingStatus()).done)

  let rotating = true
  let saved = 0
  const savers = [0, 1, 2].map(async (lane) => {
    for (let round = 0; rotating; round += 1) {
      const slug = slugs[(lane * 13 + round * 7) % slugs.length] as string
      await saveCredential(acme, slug, { kind: 'bearer', value: `saved ${round}` })
      const { id } = await db().connector.findUniqueOrThrow({ where: { slug } })
      expect(await loadCredential(id)).toMatchObject({ kind: 'bearer' })
      saved += 1
      await setTimeout(200)
    }
  })
  const reader = (async () => {
    for (; rotating; await setTimeout(300)) expect(await openAll()).toHaveLength(40)
  })()

  const id = await addSealingKey({ activeAfterMs: 200 })
  await until(async () => (await db().sealingKey.count()) === 1).finally(() => {
    rotating = false
  })
  await Promise.all([...savers, reader])

  expect(saved).toBeGreaterThan(2)
  expect((await db().sealingKey.findMany()).map((row) => row.id)).toEqual([id])
  expect(id).not.toBe(before)
  const rows = await db().credential.findMany()
  expect(rows.every(({ sealed }) => sealed.startsWith(envelopePrefix(id)))).toBe(true)
  // The process that has forgotten the former key reads everything.
  setKeyRing([])
  await loadKeys()
  expect(await openAll()).toHaveLength(40)
})

test('a secret that was saved while its row was being sealed anew stays the saved one', async () => {
  const [slug] = (await makeCredentials(1, 'edited')) as [string]
  const id = await addSealingKey({ activeAfterMs: 0 })
  // The row changes between the read and the write, as another process would change it.
  await db().$executeRawUnsafe(`CREATE FUNCTION hold() RETURNS trigger AS $$ BEGIN
    IF NEW.sealed <> OLD.sealed AND OLD.kind = 'bearer' THEN RETURN NULL; END IF; RETURN NEW; END $$ LANGUAGE plpgsql`)
  await db().$executeRawUnsafe('CREATE TRIGGER hold BEFORE UPDATE ON "Credential" FOR EACH ROW EXECUTE FUNCTION hold()')
  await resealStale()
  expect((await db().credential.findFirst())?.sealed.startsWith(envelopePrefix(id))).toBe(false)
  await db().$executeRawUnsafe('DROP TRIGGER hold ON "Credential"')
  await db().$executeRawUnsafe('DROP FUNCTION hold()')

  const stale = resealStale()
  await saveCredential(acme, slug, { kind: 'bearer', value: 'the new one' })
  await stale
  await resealStale()
  expect(await openAll()).toEqual(['the new one'])
  const [row] = await db().credential.findMany()
  expect(row?.sealed.startsWith(envelopePrefix(id))).toBe(true)
})

test('a rotation that broke off goes on where it was', async () => {
  await makeCredentials(250, 'broken')
  const id = await addSealingKey({ activeAfterMs: 0 })
  await db().$executeRawUnsafe('CREATE SEQUENCE steps')
  await db().$executeRawUnsafe(`CREATE FUNCTION fall() RETURNS trigger AS $$ BEGIN
    IF nextval('steps') > 120 THEN RAISE EXCEPTION 'the power is out'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql`)
  await db().$executeRawUnsafe('CREATE TRIGGER fall BEFORE UPDATE ON "Credential" FOR EACH ROW EXECUTE FUNCTION fall()')
  await expect(resealStale()).rejects.toThrow(/power/)
  const { left, total } = await sealingStatus()
  expect(total - left).toBe(120)
  // Half of it is under each key now, and all of it opens.
  expect(await openAll()).toHaveLength(250)
  await db().$executeRawUnsafe('DROP TRIGGER fall ON "Credential"')
  await db().$executeRawUnsafe('DROP FUNCTION fall()')

  // Another process, which knows nothing of the first.
  setKeyRing([])
  await follow()
  await until(async () => (await sealingStatus()).done)
  expect((await db().sealingKey.findMany()).map((row) => row.id)).toEqual([id])
  expect(await openAll()).toHaveLength(250)
})

test('a key with something under it that cannot be sealed anew is kept', async () => {
  const [slug] = (await makeCredentials(1, 'damaged')) as [string]
  const former = activeKey()?.id as string
  await db().credential.updateMany({
    where: { connectorId: slug },
    data: { sealed: `${envelopePrefix(former)}AAAA.BBBB` },
  })
  await addSealingKey({ activeAfterMs: 0 })
  const leave = await follow()
  expectedErrors.push(/1 sealed values open with no key/)
  await until(async () => vi.mocked(console.error).mock.calls.length > 0)
  await setTimeout(150)
  await leave()
  expect((await db().sealingKey.findMany()).map(({ id }) => id)).toContain(former)
})

test('SECRET_KEY can be replaced: the previous one opens what it sealed, until all of it is sealed anew', async () => {
  const [slug] = (await makeCredentials(1, 'replaced')) as [string]
  // One envelope from before there was a ring, made with the former secret.
  const kept = (await db().sealingKey.findMany()).map(({ sealed }) => sealed)
  setKeyRing([])
  const old = seal('very old', `import:${slug}`)
  const job = {
    connectorId: slug,
    kind: 'curl',
    source: '',
    state: 'ready',
    document: old,
    expiresAt: new Date(Date.now() + 60_000),
  }
  await db().importJob.create({ data: job })

  const { SECRET_KEY } = env()
  const registry = (globalThis as unknown as Record<symbol, Map<string, unknown>>)[Symbol.for('portico.singletons')]
  const become = (SECRET_KEY: string, SECRET_KEY_PREVIOUS?: string) => {
    registry?.set('env', { ...env(), SECRET_KEY, SECRET_KEY_PREVIOUS })
    registry?.delete('secret-key')
    setKeyRing([])
    setKeyRing([], Date.now() + 120_000)
  }
  onTestFinished(() => become(SECRET_KEY as string))

  become('another secret key, also with forty characters!!')
  await expect(loadKeys()).rejects.toThrow(/SECRET_KEY_PREVIOUS/)

  become('another secret key, also with forty characters!!', SECRET_KEY)
  expect(deriveKeys('x')).toHaveLength(2)
  const leave = await follow()
  await until(async () => (await sealingStatus()).done)
  await leave()
  expect((await db().sealingKey.findMany()).some(({ sealed }) => kept.includes(sealed))).toBe(false)

  become('another secret key, also with forty characters!!')
  await loadKeys()
  expect(await openAll()).toContain('secret of replaced-0000')
  const row = await db().importJob.findFirstOrThrow({ where: { connectorId: slug } })
  expect(unseal(row.document, `import:${slug}`)).toBe('very old')

  // Back, for the tests after this one.
  become(SECRET_KEY as string, 'another secret key, also with forty characters!!')
  await (await follow())()
})

test('a new signing key is published before it signs, and the former one stays until what it signed has expired', async () => {
  await db().signingKey.deleteMany()
  const now = Date.now()
  const first = (await loadSigningKeys(now)).keys
  await addSigningKey('next')
  const kidsAt = async (at: number) => (await loadSigningKeys(at)).keys.map(({ kid }) => kid)
  const [former, ...others] = await kidsAt(now + 1_000)
  expect(former).toBe(first[0]?.kid)
  expect(others).toHaveLength(1)

  expect(await kidsAt(now + 70_000)).toEqual([others[0], former])
  expect((await listSigningKeys(now + 70_000)).map(({ state }) => state)).toEqual(['active', 'retiring'])
  expect(await kidsAt(now + 2 * 3_600_000)).toEqual([others[0]])
})

test('keys are for the account that set the portal up: others are refused, and nobody is told a key', async () => {
  const token = await tokenOf(acme)
  expect((await callApi('GET', '/api/v1/keys', { token })).status).toBe(403)
  expect((await callApi('POST', '/api/v1/keys/rotate', { token })).status).toBe(403)

  await db().user.update({ where: { id: acme.userId }, data: { instanceOwner: true } })
  await publishConnector({ slug: 'orders', baseUrl: 'https://api.acme.test', tools: [{ name: 'list' }] })
  const before = await db().sealingKey.count()
  const rotated = await callApi('POST', '/api/v1/keys/rotate', { token })
  expect(rotated.status).toBe(202)
  expect(rotated.body.sealing.keys.at(-1)).toMatchObject({ state: 'coming', values: 0 })
  expect(rotated.body.signing.keys[0].state).toBe('coming')
  expect(await db().sealingKey.count()).toBe(before + 1)
  expect(JSON.stringify(rotated.body)).not.toContain((await db().sealingKey.findFirstOrThrow()).sealed)
  expect(await db().auditEntry.findMany({ where: { event: 'keys.rotated' } })).toHaveLength(1)
})
