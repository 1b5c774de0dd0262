import { randomUUID } from 'node:crypto'
import { CALL_VALUES, type CallValue, type ToolDefinition, usesCallValue } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import type { Upstream } from './find-upstream'
import type { SentCredential } from './schema'

/** What constants and templates may take from the call beside its arguments. What is absent is not there for this call. */
export type CallValues = Partial<Record<CallValue, string>>

interface Known {
  caller: { userId: string | null; clientId: string | null } | null
  email: string | null
  /** The first is the one that values are taken from. */
  credentials: SentCredential[]
  id?: string
  time?: Date
}

/** The values of one call. Pure, but for the id and the time where none are given. */
export function callValues({ caller, email, credentials, id = randomUUID(), time = new Date() }: Known): CallValues {
  const credential: SentCredential = credentials[0] ?? { kind: 'none' }
  return {
    'call.id': id,
    'call.time': time.toISOString(),
    ...(caller?.userId && { 'user.id': caller.userId }),
    ...(email && { 'user.email': email }),
    ...(caller?.clientId && { 'client.id': caller.clientId }),
    ...('name' in credential && { 'credential.name': credential.name }),
    ...('value' in credential && { 'credential.value': credential.value }),
  }
}

/** The same for a call to `upstream` where the tool can send any; looks the e-mail address up where it does. */
export async function loadCallValues(
  tool: ToolDefinition,
  caller: Known['caller'],
  { credentials, emailOf }: Upstream,
): Promise<CallValues> {
  if (!tool.constants && tool.bodyTemplate === undefined) return {}
  const userId = caller?.userId
  const email = userId && usesCallValue(tool, 'user.email') ? await emailOf(userId) : null
  return callValues({ caller, credentials, email })
}

const MISSING: Record<string, string> = {
  user: "nobody is signed in. The connector's publisher must ask for sign-in under Access",
  client: "nobody is signed in. The connector's publisher must ask for sign-in under Access",
  credential: "no such credential is stored. The connector's publisher must store it under Access",
}

/** The value of a placeholder that names no argument. Throws where there is none: nothing is sent without it. */
export function requireCallValue(values: CallValues, placeholder: string): string {
  const known = CALL_VALUES.find((each) => each === placeholder)
  const value = known && values[known]
  if (value !== undefined) return value
  const [kind = ''] = placeholder.split('.')
  const reason = Object.hasOwn(MISSING, kind)
    ? MISSING[kind]
    : "there is no such value. The connector's publisher must see to it"
  throw new AppError(
    'invalid_argument',
    `Nothing was sent. The tool sends {{${placeholder}}} with every call, and ${reason}, or take it out of the tool.`,
  )
}
