import { z } from 'zod'
import { SignInInput } from '@/lib/accounts/schema'

/** Where the form has the fields of the input that it calls otherwise. */
const FORM_FIELDS: Record<string, string> = {
  clientSecret: 'value',
  'fields.subject': 'subjectField',
  'fields.name': 'nameField',
  'fields.email': 'emailField',
}

/** The form's name of a field of the input. */
export function formField(field: string): string {
  return FORM_FIELDS[field] ?? (field.startsWith('parameters') ? 'parameters' : field)
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** One parameter a line: name=value. */
function toParameters(lines: string): Record<string, string> {
  const pairs = lines.split('\n').map((line) => line.trim())
  return Object.fromEntries(
    pairs.filter(Boolean).map((line) => {
      const at = line.indexOf('=')
      return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    }),
  )
}

function toInput(form: Record<string, unknown>): unknown {
  const byHand = form.how === 'hand'
  const at = (name: string, wanted = byHand) => (wanted ? text(form[name]) : '')
  return {
    label: text(form.label),
    discovery: at('discovery', !byHand),
    issuer: at('issuer'),
    authorizationEndpoint: at('authorizationEndpoint'),
    tokenEndpoint: at('tokenEndpoint'),
    userinfoEndpoint: at('userinfoEndpoint'),
    revocationEndpoint: at('revocationEndpoint'),
    jwksUri: at('jwksUri'),
    clientId: text(form.clientId),
    clientSecret: text(form.value).trim() || undefined,
    authMethod: form.authMethod,
    pkce: form.pkce === 'on',
    scopes: text(form.scopes),
    parameters: toParameters(text(form.parameters)),
    fields: {
      subject: text(form.subjectField) || undefined,
      name: text(form.nameField) || undefined,
      email: text(form.emailField) || undefined,
    },
  }
}

/** The form as a SignInInput, with problems at the form's fields. */
export const SignInForm = z.record(z.string(), z.unknown()).transform((form, context): SignInInput => {
  if (form.how !== 'hand' && !text(form.discovery).trim()) {
    context.addIssue({ code: 'custom', path: ['discovery'], message: 'Enter the address of the server' })
  }
  const parsed = SignInInput.safeParse(toInput(form))
  if (parsed.success) return parsed.data
  for (const { message, path } of parsed.error.issues) {
    context.addIssue({ code: 'custom', message, path: [formField(path.join('.'))] })
  }
  return z.NEVER
})
