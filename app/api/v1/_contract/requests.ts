import { z } from 'zod'
import { ACTIVITY_FORMATS, ActivityQuery } from '@/lib/activity/schema'
import { EnvironmentName } from '@/lib/connectors/schema'
import { DEFINITION_FORMATS, ToolEntry } from '@/lib/definitions/schema'
import { NewDomain } from '@/lib/domains/schema'
import { NewFixture, Publication } from '@/lib/fixtures/schema'
import { ConnectionChoice, UserQuery } from '@/lib/oauth/schema'
import { Email, NewToken } from '@/lib/partners/schema'
import { PluginDefinition, PluginVersion } from '@/lib/plugins/schema'
import { Probe } from '@/lib/upstream/schema'

/** What a token is asked for with; all of it may be left out. */
export const TokenRequest = NewToken.extend({
  name: NewToken.shape.name.default('API'),
  partner: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'Slug of the partner. Left out: the first partner the account belongs to.' }),
})

export const ReleaseRequest = Publication

export const DomainRequest = NewDomain

export const GuestRequest = z.object({ email: Email })

export const FixtureRequest = NewFixture

export const RollbackRequest = z.object({ release: z.number().int().positive() })

export const TryRequest = z.object({
  tool: z
    .union([z.string().min(1), ToolEntry])
    .meta({ description: 'The name of a tool of the draft, or a whole tool that need not be in it.' }),
  arguments: z.record(z.string(), z.unknown()).default({}),
  environment: EnvironmentName.optional().meta({ description: 'Left out: the one that is served.' }),
})

export const CredentialTestRequest = z.object({
  environment: EnvironmentName.optional().meta({ description: 'Left out: the one that is served.' }),
  probe: Probe.optional().meta({
    description: 'A tool that reads and needs no argument, or a path to GET. Left out: the best there is.',
  }),
  key: z.string().min(1).max(4096).optional().meta({
    description: 'Where each user has a key: one for this test only.',
    writeOnly: true,
  }),
})

export const PluginRequest = PluginDefinition.safeExtend({
  name: z.string().optional().meta({ description: 'As in the address, where it is given.' }),
})

export const PluginReleaseRequest = z.object({
  version: PluginVersion.optional().meta({ description: 'Left out: the one that fits what changed.' }),
  notes: z
    .string()
    .trim()
    .max(5000, 'Use at most 5,000 characters')
    .default('')
    .meta({ description: 'Markdown, for CHANGELOG.md.' }),
})
export const PluginVersionQuery = z.object({
  version: PluginVersion.optional().meta({
    description: 'Left out: the newest release, or before it the plugin as it is now.',
  }),
})

export const DefinitionFormatQuery = z.object({ format: z.enum(DEFINITION_FORMATS).default('yaml') })

export const ActivityRequestQuery = ActivityQuery.extend({
  format: z
    .enum(ACTIVITY_FORMATS)
    .default('json')
    .meta({ description: 'csv: all entries that fit as one file, for admins and owners.' }),
})

export const UsersQuery = UserQuery

export const ClientQuery = z.object({
  client: ConnectionChoice.shape.client.meta({
    description: 'The id of a client, or the name that registered ones gave themselves. Left out: all of them.',
  }),
})
