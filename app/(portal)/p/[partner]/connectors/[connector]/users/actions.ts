'use server'

import { revalidatePath } from 'next/cache'
import { memberAction } from '@/app/_web/form-action'
import { revokeConnectorUsers } from '@/lib/oauth'
import { ConnectionChoice } from '@/lib/oauth/schema'

type ConnectorPlace = { partner: string; connector: string }

/** Ends connections: a user's, a client's, or everyone's. */
export const revokeUsersAction = memberAction(ConnectionChoice, async (member, choice, place: ConnectorPlace) => {
  await revokeConnectorUsers(member, place.connector, choice)
  revalidatePath(`/p/${member.partnerSlug}/connectors/${place.connector}/users`)
})
