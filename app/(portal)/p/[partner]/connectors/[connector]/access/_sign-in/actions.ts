'use server'

import { z } from 'zod'
import { memberAction, type Place } from '@/app/_web/form-action'
import { requestOrigin } from '@/app/_web/session'
import { checkSignIn, removeSignIn, saveSignIn } from '@/lib/accounts'
import { AppError } from '@/lib/errors'
import { PARTNER_CALLBACK } from '@/lib/oauth'
import { revalidateConnector } from '../../../revalidate-connector'
import { formField, SignInForm } from './sign-in-form-schema'

type ConnectorPlace = Place & { connector: string }

/** The verb's fields as the form calls them. */
function atFormFields(error: unknown): never {
  if (!(error instanceof AppError && error.fields)) throw error
  const fields = Object.entries(error.fields).map(([field, message]) => [formField(field), message])
  throw new AppError(error.code, error.message, { cause: error, fields: Object.fromEntries(fields) })
}

export const saveSignInAction = memberAction(SignInForm, async (member, input, { connector }: ConnectorPlace) => {
  await saveSignIn(member, connector, input).catch(atFormFields)
  revalidateConnector(member, connector)
})

export const removeSignInAction = memberAction(z.object({}), async (member, _, { connector }: ConnectorPlace) => {
  await removeSignIn(member, connector)
  revalidateConnector(member, connector)
})

export const checkSignInAction = memberAction(z.object({}), async (member, _, { connector }: ConnectorPlace) => {
  return checkSignIn(member, connector, (await requestOrigin()) + PARTNER_CALLBACK)
})
