import { beforeAll, expect, test } from 'vitest'
import { recordAudit } from '@/lib/activity'
import { createConnector, createTool, publishRelease, restoreDraft, rollBack, updateConnector } from '@/lib/connectors'
import { db } from '@/lib/db'
import { importDefinition, readDefinition } from '@/lib/definitions'
import { AppError } from '@/lib/errors'
import { createToken, findTokenMember } from '@/lib/partners'
import { type Member, ROLES, type Role } from '@/lib/partners/schema'
import { saveCredential } from '@/lib/upstream'
import { type MemberVerb, memberVerbs } from '@/test/support/member-verbs'
import { newMember, newTeam } from '@/test/support/people'
import { tool } from '@/test/support/tools'

/**
 * The least role of every verb that takes a member. A verb that is not here fails. "asks" only tells of a role; "instance" is for the
 * owner of the instance, whom no role in a partner makes.
 */
const LEAST: Record<string, Role | 'asks' | 'instance'> = {
  'partners.hasRole': 'asks',
  'partners.requireRole': 'asks',
  'partners.requireOwner': 'owner',
  'partners.changeRole': 'admin',
  'partners.createInvitation': 'admin',
  'partners.createToken': 'viewer',
  'partners.exportActivity': 'admin',
  'partners.handOver': 'owner',
  'partners.listActivity': 'viewer',
  'partners.listActivityFacets': 'viewer',
  'partners.listInvitations': 'viewer',
  'partners.listMembers': 'viewer',
  'partners.listTokens': 'viewer',
  'partners.mailInvitation': 'admin',
  // Everyone removes themselves.
  'partners.removeMember': 'viewer',
  'partners.revokeInvitation': 'admin',
  'partners.revokeToken': 'viewer',
  'connectors.addIcon': 'editor',
  'connectors.addTools': 'editor',
  'connectors.annotateTools': 'editor',
  'connectors.arrangePrompts': 'editor',
  'connectors.arrangeResources': 'editor',
  'connectors.arrangeTools': 'editor',
  'connectors.createConnector': 'editor',
  'connectors.createPrompt': 'editor',
  'connectors.createResource': 'editor',
  'connectors.createTool': 'editor',
  'connectors.deleteConnector': 'admin',
  'connectors.deletePrompt': 'editor',
  'connectors.deleteResource': 'editor',
  'connectors.deleteTool': 'editor',
  'connectors.deleteTools': 'editor',
  'connectors.duplicateTool': 'editor',
  'connectors.explainPending': 'viewer',
  'connectors.findDraftIcon': 'viewer',
  'connectors.getConnector': 'viewer',
  'connectors.getPrompt': 'viewer',
  'connectors.getRelease': 'viewer',
  'connectors.getResource': 'viewer',
  'connectors.getTool': 'viewer',
  'connectors.groupTools': 'editor',
  'connectors.inviteGuest': 'admin',
  'connectors.keepFormerName': 'editor',
  'connectors.listConnectors': 'viewer',
  'connectors.listGuests': 'admin',
  'connectors.listPresentTools': 'viewer',
  'connectors.listPrompts': 'viewer',
  'connectors.listReleases': 'viewer',
  'connectors.listResources': 'viewer',
  'connectors.listTools': 'viewer',
  'connectors.mailGuest': 'admin',
  'connectors.moveTool': 'editor',
  'connectors.pendingChanges': 'viewer',
  'connectors.prefixTools': 'editor',
  'connectors.publishRelease': 'editor',
  'connectors.putDraft': 'editor',
  'connectors.putServing': 'editor',
  'connectors.removeIcon': 'editor',
  'connectors.renameGroup': 'editor',
  'connectors.restoreDraft': 'editor',
  'connectors.revokeGuest': 'admin',
  'connectors.rollBack': 'editor',
  'connectors.saveAccess': 'admin',
  'connectors.saveInstructions': 'editor',
  'connectors.saveLimits': 'admin',
  'connectors.savePrompts': 'editor',
  'connectors.saveResources': 'editor',
  'connectors.saveUpstreamHosts': 'admin',
  'connectors.setToolsHidden': 'editor',
  'connectors.updateConnector': 'editor',
  'connectors.updatePrompt': 'editor',
  'connectors.updateResource': 'editor',
  'connectors.updateTool': 'editor',
  'domains.addDomain': 'admin',
  'domains.listDomains': 'viewer',
  'domains.removeDomain': 'admin',
  'domains.verifyDomain': 'admin',
  'accounts.checkSignIn': 'admin',
  'accounts.describeSignIn': 'viewer',
  'accounts.removeSignIn': 'admin',
  'accounts.saveSignIn': 'admin',
  'bundles.loadBundleSource': 'viewer',
  'plugins.deletePlugin': 'editor',
  'plugins.downloadPlugin': 'viewer',
  'plugins.findPluginRelease': 'viewer',
  'plugins.getPlugin': 'viewer',
  'plugins.getPluginRelease': 'viewer',
  'plugins.listPluginReleases': 'viewer',
  'plugins.listPlugins': 'viewer',
  'plugins.loadConnectorSource': 'viewer',
  'plugins.loadHosted': 'viewer',
  'plugins.loadSource': 'viewer',
  'plugins.makeRelease': 'editor',
  'plugins.previewPlugin': 'viewer',
  'plugins.putPlugin': 'editor',
  'upstream.addEnvironment': 'admin',
  'upstream.describeCredential': 'viewer',
  'upstream.listEnvironments': 'viewer',
  'upstream.putCredential': 'editor',
  'upstream.removeEnvironment': 'admin',
  'upstream.renameEnvironment': 'admin',
  'upstream.saveCredential': 'admin',
  'upstream.saveEnvironment': 'admin',
  'upstream.serveEnvironment': 'admin',
  'upstream.storeEnvironment': 'editor',
  'upstream.testCredential': 'admin',
  'upstream.tryTool': 'editor',
  'fixtures.acceptFixture': 'editor',
  'fixtures.checkFixtures': 'viewer',
  'fixtures.deleteFixture': 'editor',
  'fixtures.getFixture': 'viewer',
  'fixtures.listFixtures': 'viewer',
  'fixtures.proposeOutputSchema': 'viewer',
  'fixtures.publishConnector': 'editor',
  'fixtures.recordFixture': 'editor',
  'fixtures.renameFixture': 'editor',
  'definitions.applyImport': 'editor',
  'definitions.createFromDocument': 'editor',
  'definitions.exportDefinition': 'viewer',
  'definitions.exportRelease': 'viewer',
  'definitions.getImport': 'viewer',
  'definitions.importDefinition': 'editor',
  'definitions.importTools': 'editor',
  'definitions.previewDefinition': 'viewer',
  'definitions.readAgain': 'editor',
  'definitions.startImport': 'editor',
  'oauth.getKeysStatus': 'instance',
  'oauth.getTrial': 'admin',
  'oauth.listConnectorClients': 'admin',
  'oauth.listConnectorUsers': 'admin',
  'oauth.revokeConnectorUsers': 'admin',
  'oauth.rotateKeys': 'instance',
  'oauth.startTrial': 'admin',
}

const verbs = memberVerbs()
let team: Record<Role, Member>

beforeAll(async () => {
  team = await newTeam('Acme')
})

/** Stands for any argument: of nothing that is there, and wrong in every way but who asks. */
const NONE = new Proxy(
  {},
  {
    get: (_, key) => {
      if (typeof key !== 'string' || /^(then|toJSON)$/.test(key)) return undefined
      return key === 'role' ? 'viewer' : 'none'
    },
  },
)

async function codeOf({ module, verb, position }: MemberVerb, member: Member): Promise<string> {
  const { [verb]: run }: Record<string, unknown> = await import(`../../lib/${module}/index.ts`)
  const args = Array.from({ length: 8 }, (_, index) => (index === position ? member : NONE))
  try {
    await (run as (...args: unknown[]) => unknown)(...args)
    return 'done'
  } catch (error) {
    return error instanceof AppError ? error.code : 'failed'
  }
}

async function everything(): Promise<string> {
  const { partnerId } = team.owner
  return JSON.stringify([
    await db().member.findMany({ where: { partnerId }, orderBy: { id: 'asc' } }),
    await db().auditEntry.count({ where: { partnerId } }),
    await db().connector.count({ where: { partnerId } }),
    await db().invitation.count({ where: { partnerId } }),
    await db().apiToken.count({ where: { member: { partnerId } } }),
  ])
}

test('every verb that takes a member has its least role here, and no other', () => {
  expect(verbs.length).toBeGreaterThan(50)
  expect(verbs.map(({ name }) => name).sort()).toEqual(Object.keys(LEAST).sort())
})

test.each(verbs.filter(({ name }) => LEAST[name] !== 'asks'))(
  '$name asks for its role before anything else',
  async (verb) => {
    const least = ROLES.indexOf(LEAST[verb.name] as Role)
    const [allowed, refused] = [ROLES.slice(0, least + 1), ROLES.slice(least + 1)]
    const before = await everything()
    for (const role of refused) expect([role, await codeOf(verb, team[role])]).toEqual([role, 'forbidden'])
    expect(await everything()).toBe(before)
    for (const role of allowed) expect([role, await codeOf(verb, team[role])]).not.toEqual([role, 'forbidden'])
  },
)

const details = { name: 'Orders', description: 'Orders of a shop.', baseUrl: 'https://api.acme.example/v1' }

async function published(slug: string): Promise<void> {
  await createConnector(team.owner, { ...details, slug, access: 'open' })
  await createTool(team.owner, slug, tool())
  await publishRelease(team.editor, slug, { note: '' })
}

const definition = (more: object) => readDefinition({ ...details, tools: [tool()], ...more }).definition

test('an editor puts a definition, and not one that changes who may connect, the credential or where calls go', async () => {
  await published('put')
  await saveCredential(team.admin, 'put', { kind: 'bearer', value: 'kept' })
  const { editor } = team
  const put = async (more: object) => importDefinition(editor, 'put', definition(more))
  expect(await put({ description: 'Another text.' })).toBe('updated')
  expect(await put({ description: 'Another text.', access: { mode: 'open' }, credential: { kind: 'bearer' } })).toBe(
    'unchanged',
  )
  for (const more of [
    { access: { mode: 'portal' } },
    { credential: { kind: 'bearer', value: 'other' } },
    { credential: { kind: 'none' } },
    { baseUrl: 'https://elsewhere.example' },
  ]) {
    await expect(put(more)).rejects.toMatchObject({ code: 'forbidden' })
  }
  await expect(updateConnector(editor, 'put', { ...details, access: 'portal' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await updateConnector(editor, 'put', { ...details, name: 'Renamed', access: 'open' })
})

test('an editor brings no former base URL back, to be shown the credential there', async () => {
  await published('moved')
  const elsewhere = { ...details, baseUrl: 'https://new.acme.example', access: 'open' } as const
  await updateConnector(team.admin, 'moved', elsewhere)
  const again = { release: 1 }
  await expect(restoreDraft(team.editor, 'moved', again)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(rollBack(team.editor, 'moved', again)).rejects.toMatchObject({ code: 'forbidden' })
  await rollBack(team.admin, 'moved', again)
})

test('a viewer makes tokens that read, and a token that writes stops writing when its member becomes a viewer', async () => {
  const { id, token } = await createToken(team.viewer, { name: 'reads', scopes: ['read'] })
  expect(await findTokenMember(token)).toMatchObject({ member: { role: 'viewer' }, scopes: ['read'] })
  await db().apiToken.delete({ where: { id } })
  const written = createToken(team.viewer, { name: 'writes', scopes: ['read', 'write'] })
  await expect(written).rejects.toMatchObject({ code: 'forbidden' })
})

test('a change by a viewer is not committed, even where its verb forgot to ask', async () => {
  const forgetful = db().$transaction(async (tx) => {
    await tx.partner.update({ where: { id: team.viewer.partnerId }, data: { name: 'Changed' } })
    await recordAudit(team.viewer, 'partner.created', 'Changed', {}, tx)
  })
  await expect(forgetful).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db().partner.findUnique({ where: { id: team.viewer.partnerId } })).toMatchObject({ name: 'Acme' })
})

test('a role counts in its own partner only', async () => {
  const rival = await newMember('Rival')
  await createConnector(rival, { ...details, slug: 'rivals', access: 'open' })
  await expect(updateConnector(team.owner, 'rivals', { ...details, access: 'open' })).rejects.toMatchObject({
    code: 'not_found',
  })
})
