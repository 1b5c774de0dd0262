'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { memberAction, type Place } from '@/app/_web/form-action'
import {
  deleteConnector,
  getConnector,
  keepFormerName,
  restoreDraft,
  rollBack,
  updateConnector,
} from '@/lib/connectors'
import { ConnectorDetails, ToolName } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { acceptFixture, publishConnector } from '@/lib/fixtures'
import { Publication } from '@/lib/fixtures/schema'
import { revalidateConnector } from '../revalidate-connector'

type ConnectorPlace = Place & { connector: string }

const PublishForm = z.object({
  note: Publication.shape.note,
  /** A box that is ticked, or not there. */
  despiteFixtures: z.literal('on').optional(),
})

/** The page itself shows each recorded answer that differs; the form says how many. */
function asWhole(error: unknown): never {
  if (error instanceof AppError && error.fields) throw new AppError(error.code, error.message, { cause: error })
  throw error
}

export const publishAction = memberAction(PublishForm, async (member, input, { connector }: ConnectorPlace) => {
  const { note, despiteFixtures } = input
  const wanted = { note, despiteFixtures: despiteFixtures === 'on' }
  const release = await publishConnector(member, connector, wanted).catch(asWhole)
  revalidateConnector(member, connector)
  redirect(`/p/${member.partnerSlug}/connectors/${connector}/connect?published=${release}`)
})

export const acceptFixtureAction = memberAction(
  z.object({ tool: ToolName, name: z.string().min(1) }),
  async (member, input, { connector }: ConnectorPlace) => {
    await acceptFixture(member, connector, input)
    revalidateConnector(member, connector)
  },
)

export const keepFormerNameAction = memberAction(
  z.object({ name: ToolName, formerName: ToolName }),
  async (member, input, { connector }: ConnectorPlace) => {
    await keepFormerName(member, connector, input)
    revalidateConnector(member, connector)
  },
)

export const rollBackAction = memberAction(
  z.object({ release: z.coerce.number().int().positive() }),
  async (member, input, { connector }: ConnectorPlace) => {
    await rollBack(member, connector, input)
    revalidateConnector(member, connector)
    return input
  },
)

export const restoreDraftAction = memberAction(
  z.object({ release: z.coerce.number().int().positive() }),
  async (member, input, { connector }: ConnectorPlace) => {
    await restoreDraft(member, connector, input)
    revalidateConnector(member, connector)
    redirect(`/p/${member.partnerSlug}/connectors/${connector}/publish`)
  },
)

export const saveSettingsAction = memberAction(
  ConnectorDetails.omit({ access: true }),
  async (member, input, { connector }: ConnectorPlace) => {
    const { access } = await getConnector(member, connector)
    await updateConnector(member, connector, { ...input, access })
    revalidateConnector(member, connector)
  },
)

export const deleteConnectorAction = memberAction(
  z.object({ confirmation: z.string() }),
  async (member, { confirmation }, { connector }: ConnectorPlace) => {
    await deleteConnector(member, connector, confirmation)
    revalidateConnector(member, connector)
    redirect(`/p/${member.partnerSlug}/connectors`)
  },
)
