import { z } from 'zod'
import { NewConnector, Slug } from '@/lib/connectors/schema'
import type { CredentialInput } from '@/lib/upstream/schema'
import { CredentialForm } from './credential-form'

/** An empty slug is taken from the name: without scripts nobody suggests one. */
const ConnectorFields = NewConnector.extend({
  slug: z.preprocess((slug) => (slug === '' ? undefined : slug), Slug.optional()),
})

interface NewConnectorInput {
  connector: z.infer<typeof ConnectorFields>
  credential: CredentialInput
}

/** The form of a new connector; problems of both halves show at once. */
export const NewConnectorForm = z.record(z.string(), z.unknown()).transform((form, context): NewConnectorInput => {
  const connector = ConnectorFields.safeParse(form)
  const credential = CredentialForm.safeParse(form)
  if (connector.success && credential.success) return { connector: connector.data, credential: credential.data }
  for (const { message, path } of [...(connector.error?.issues ?? []), ...(credential.error?.issues ?? [])]) {
    context.addIssue({ code: 'custom', message, path })
  }
  return z.NEVER
})
