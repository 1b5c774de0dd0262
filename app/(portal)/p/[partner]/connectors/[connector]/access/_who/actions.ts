'use server'

import { z } from 'zod'
import { memberAction, type Place } from '@/app/_web/form-action'
import { requestOrigin } from '@/app/_web/session'
import { type InvitedGuest, inviteGuest, mailGuest, revokeGuest, saveAccess } from '@/lib/connectors'
import { AppError } from '@/lib/errors'
import type { Member } from '@/lib/partners/schema'
import { Email } from '@/lib/partners/schema'
import { revalidateConnector } from '../../../revalidate-connector'
import { AccessForm } from './access-form-schema'

type ConnectorPlace = Place & { connector: string }

export const saveAccessAction = memberAction(AccessForm, async (member, change, { connector }: ConnectorPlace) => {
  await saveAccess(member, connector, change)
  revalidateConnector(member, connector)
})

/** The link is there whether or not the mail went out. */
async function mail(member: Member, connector: string, guest: InvitedGuest): Promise<'sent' | 'none' | 'failed'> {
  try {
    return (await mailGuest(member, connector, guest, await requestOrigin())) ? 'sent' : 'none'
  } catch (error) {
    if (error instanceof AppError && error.code === 'upstream_unreachable') return 'failed'
    throw error
  }
}

/** Gives the whole link: the token is known only now. */
export const inviteGuestAction = memberAction(
  z.object({ email: Email }),
  async (member, input, { connector }: ConnectorPlace) => {
    const guest = await inviteGuest(member, connector, input)
    const mailed = await mail(member, connector, guest)
    revalidateConnector(member, connector)
    const { email, token, expiresAt } = guest
    return { email, link: `${await requestOrigin()}/guest/${token}`, expiresAt, mailed }
  },
)

export const revokeGuestAction = memberAction(
  z.object({ guestId: z.string().min(1) }),
  async (member, input, { connector }: ConnectorPlace) => {
    await revokeGuest(member, connector, input)
    revalidateConnector(member, connector)
  },
)
