import { z } from 'zod'
import {
  CredentialInput,
  type CredentialKind,
  type PutCredential,
  type PutEnvironment,
  type UserKeyPlace,
} from '@/lib/upstream/schema'
import { parseArguments } from './parse-arguments'

/** The fields of a form that holds all kinds at once have names of their own. */
const NAME_FIELDS: Partial<Record<CredentialKind, string>> = {
  header: 'headerName',
  query: 'queryName',
  basic: 'userName',
  client_credentials: 'clientId',
}
/** A choice of places must not read like the choice of kinds: the stylesheet tells them apart by value. */
export const PLACE_VALUES: Record<UserKeyPlace, string> = {
  bearer: 'as-bearer',
  header: 'in-header',
  query: 'in-query',
  basic: 'as-basic',
}
export const AUTH_VALUES = { client_secret_basic: 'by-header', client_secret_post: 'by-form' } as const

type Form = Record<string, unknown>
const textOf = (form: Form, name: string) => (typeof form[name] === 'string' ? (form[name] as string) : '')
const keyOf = <K extends string>(values: Record<K, string>, value: string) =>
  (Object.keys(values) as K[]).find((key) => values[key] === value)

/** The form's field of a field of the credential. */
export function fieldOf(form: Form, field: string): string {
  if (field !== 'name') return field.startsWith('check') ? 'checkArguments' : field
  const kind = textOf(form, 'kind') as CredentialKind
  if (kind === 'user_key') return textOf(form, 'place') === PLACE_VALUES.query ? 'keyQuery' : 'keyHeader'
  return NAME_FIELDS[kind] ?? 'kind'
}

function userKeyOf(form: Form): Form {
  const place = keyOf(PLACE_VALUES, textOf(form, 'place')) ?? 'bearer'
  const names: Partial<Record<UserKeyPlace, string>> = { header: 'keyHeader', query: 'keyQuery' }
  const tool = textOf(form, 'checkTool')
  const check = tool === '' ? undefined : { tool, arguments: parseArguments(textOf(form, 'checkArguments')) }
  return {
    kind: 'user_key',
    place,
    name: textOf(form, names[place] ?? ''),
    prefix: place === 'header' ? textOf(form, 'prefix') : '',
    label: textOf(form, 'label'),
    help: textOf(form, 'help'),
    link: textOf(form, 'link'),
    check,
  }
}

function credentialOf(form: Form): Form {
  const kind = (form.kind ?? 'none') as CredentialKind
  const name = textOf(form, NAME_FIELDS[kind] ?? '')
  if (kind === 'user_key') return userKeyOf(form)
  if (kind !== 'client_credentials') return { kind, name }
  const { tokenUrl, scopes, audience, resource } = form
  const authMethod = keyOf(AUTH_VALUES, textOf(form, 'authMethod'))
  return { kind, name, tokenUrl, scopes, audience, resource, authMethod }
}

/** The fields of an environment's form, with problems at those fields. An empty secret stands for the stored one. */
export const EnvironmentForm = z.record(z.string(), z.unknown()).transform((form, context): PutEnvironment => {
  const value = textOf(form, 'value')
  // An empty one is the stored one, which is looked for later; the shape asks for some.
  const parsed = CredentialInput.safeParse({ ...credentialOf(form), value: value || '-' })
  if (parsed.success) {
    const { value: _, ...credential } = { value: '', ...parsed.data }
    return {
      baseUrl: textOf(form, 'baseUrl').trim(),
      credential: { ...credential, ...(value && { value }) } as PutCredential,
    }
  }
  for (const { message, path } of parsed.error.issues) {
    context.addIssue({ code: 'custom', message, path: [fieldOf(form, String(path[0] ?? 'kind'))] })
  }
  return z.NEVER
})
