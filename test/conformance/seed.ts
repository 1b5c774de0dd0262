// Fills the database of a portal that is not running yet: an owner, and a connector with the fixture tools,
// prompts and resources, published twice.
import { closeBus } from '@/lib/bus'
import { createConnector, createTool, publishRelease, savePrompts, saveResources } from '@/lib/connectors'
import { closeDatabase, migrate } from '@/lib/db'
import { createOwner, getMembership } from '@/lib/partners'
import fixture from './fixture.json'
import { PROMPTS, RESOURCES } from './prompts'
import { TOOLS } from './tools'

// The longest tool name has 42 characters, and a plugin's tool names have to fit beside the slug.
const { slug, protectedSlug, owner } = fixture
const [baseUrl = ''] = process.argv.slice(2)

await migrate()
const { userId, partnerSlug } = await createOwner({ ...owner, partnerName: 'Acme' })
const member = await getMembership(userId, partnerSlug)
const description = 'The fixture tools of the conformance suite.'
await createConnector(member, { name: 'Conformance', slug, description, baseUrl, access: 'open' })

await saveResources(member, slug, RESOURCES)
await savePrompts(member, slug, PROMPTS.slice(0, -1))

// Two releases, so that a rollback is a change of the tools and of the prompts.
const [last, ...others] = TOOLS.toReversed()
for (const tool of others.toReversed()) await createTool(member, slug, tool)
await publishRelease(member, slug, { note: '' })
if (last) await createTool(member, slug, last)
await savePrompts(member, slug, PROMPTS)
await publishRelease(member, slug, { note: '' })

const [first] = TOOLS
const shared = { name: 'Protected', description: 'One tool, for people who sign in.', baseUrl }
await createConnector(member, { ...shared, slug: protectedSlug, access: 'portal' })
if (first) await createTool(member, protectedSlug, first)
await publishRelease(member, protectedSlug, { note: '' })

await closeBus()
await closeDatabase()
