'use server'

import { z } from 'zod'
import { memberAction, type Place } from '@/app/_web/form-action'
import { requestOrigin } from '@/app/_web/session'
import { inviteGuest, mailGuest, revokeGuest, saveAccess } from '@/lib/connectors'
import { Email } from '@/lib/partners/schema'
import { revalidateConnector } from '../../../revalidate-connector'
import { AccessForm } from './access-form-schema'

type ConnectorPlace = Place & { connector: string }

export const saveAccessAction = memberAction(AccessForm, async (member, change, { connector }: ConnectorPlace) => {
  await saveAccess(member, connector, change)
  revalidateConnector(member, connector)
})

/** Gives the whole link: the token is known only now. */
export const inviteGuestAction = memberAction(
  z.object({ email: Email }),
  async (member, input, { connector }: ConnectorPlace) => {
    const guest = await inviteGuest(member, connector, input)
    const origin = await requestOrigin()
    const mailed = await mailGuest(member, connector, guest, origin)
    revalidateConnector(member, connector)
    const { email, token, expiresAt } = guest
    return { email, link: `${origin}/guest/${token}`, expiresAt, mailed }
  },
)

export const revokeGuestAction = memberAction(
  z.object({ guestId: z.string().min(1) }),
  async (member, input, { connector }: ConnectorPlace) => {
    await revokeGuest(member, connector, input)
    revalidateConnector(member, connector)
  },
)
