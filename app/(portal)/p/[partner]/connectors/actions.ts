'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { memberAction } from '@/app/_web/form-action'
import { requestOrigin } from '@/app/_web/session'
import { createConnector, createTool, sampleConnector, suggestSlug } from '@/lib/connectors'
import { requireRole } from '@/lib/partners'
import { checkCredential, saveCredential } from '@/lib/upstream'
import { atCredentialFields } from './credential-form'
import { NewConnectorForm } from './new-connector-form'
import { revalidateConnector } from './revalidate-connector'

export const createConnectorAction = memberAction(NewConnectorForm, async (member, { connector, credential }) => {
  // Before the connector is made: a refused credential must not leave one behind.
  if (credential.kind !== 'none') requireRole(member, 'admin')
  await atCredentialFields(credential.kind, () => checkCredential(credential))
  const { slug } = await createConnector(member, {
    ...connector,
    slug: connector.slug ?? (await suggestSlug(connector.name)),
  })
  if (credential.kind !== 'none') await saveCredential(member, slug, credential)
  revalidateConnector(member, slug)
  redirect(`/p/${member.partnerSlug}/connectors/${slug}`)
})

/** The sample connector over the portal's own sample API, ready to publish. */
export const createSampleAction = memberAction(z.object({}), async (member) => {
  const { connector, tools } = sampleConnector(await requestOrigin())
  const { slug } = await createConnector(member, { ...connector, slug: await suggestSlug('orders') })
  for (const tool of tools) await createTool(member, slug, tool)
  revalidateConnector(member, slug)
  redirect(`/p/${member.partnerSlug}/connectors/${slug}`)
})
