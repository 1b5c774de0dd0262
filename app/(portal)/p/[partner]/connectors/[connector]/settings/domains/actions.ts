'use server'

import { z } from 'zod'
import { memberAction, type Place } from '@/app/_web/form-action'
import { addDomain, removeDomain, verifyDomain } from '@/lib/domains'
import { NewDomain } from '@/lib/domains/schema'
import { revalidateConnector } from '../../../revalidate-connector'

type ConnectorPlace = Place & { connector: string }

const ListedHost = z.object({ host: z.string().min(1) })

export const addDomainAction = memberAction(NewDomain, async (member, input, { connector }: ConnectorPlace) => {
  const { host } = await addDomain(member, connector, input)
  revalidateConnector(member, connector)
  return { host }
})

export const verifyDomainAction = memberAction(ListedHost, async (member, input, { connector }: ConnectorPlace) => {
  const { state, host } = await verifyDomain(member, connector, input)
  revalidateConnector(member, connector)
  return { host, serves: state === 'serving' }
})

export const removeDomainAction = memberAction(ListedHost, async (member, input, { connector }: ConnectorPlace) => {
  await removeDomain(member, connector, input)
  revalidateConnector(member, connector)
})
