// Fills the database of a portal that is not running yet: an owner, and a connector with the fixture tools, published twice.
import { closeBus } from '@/lib/bus'
import { createConnector, createTool, publishRelease } from '@/lib/connectors'
import { closeDatabase, migrate } from '@/lib/db'
import { createOwner, getMembership } from '@/lib/partners'
import { OWNER, SLUG, TOOLS } from './tools'

const [baseUrl = ''] = process.argv.slice(2)

await migrate()
const { userId, partnerSlug } = await createOwner({ ...OWNER, partnerName: 'Acme' })
const member = await getMembership(userId, partnerSlug)
const description = 'The fixture tools of the conformance suite.'
await createConnector(member, { name: 'Conformance', slug: SLUG, description, baseUrl, access: 'open' })

// Two releases, so that a rollback is a change of the tools.
const [last, ...others] = TOOLS.toReversed()
for (const tool of others.toReversed()) await createTool(member, SLUG, tool)
await publishRelease(member, SLUG, { note: '' })
if (last) await createTool(member, SLUG, last)
await publishRelease(member, SLUG, { note: '' })

await closeBus()
await closeDatabase()
