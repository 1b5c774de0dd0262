// Fills the database of a portal that is not running yet: a connector with the fixture tools, published.
import { closeBus } from '@/lib/bus'
import { closeDatabase, db, migrate } from '@/lib/db'
import { SLUG, TOOLS } from './tools'

const [baseUrl = ''] = process.argv.slice(2)

await migrate()
const partner = await db().partner.create({ data: { slug: 'acme', name: 'Acme' } })
const named = { name: 'Conformance', description: 'The fixture tools of the conformance suite.', baseUrl }
const connector = await db().connector.create({ data: { ...named, partnerId: partner.id, slug: SLUG, access: 'open' } })
const release = await db().release.create({
  data: {
    connectorId: connector.id,
    number: 1,
    snapshot: JSON.parse(JSON.stringify({ ...named, tools: TOOLS })),
  },
})
await db().connector.update({ where: { slug: SLUG }, data: { liveReleaseId: release.id } })
await closeBus()
await closeDatabase()
