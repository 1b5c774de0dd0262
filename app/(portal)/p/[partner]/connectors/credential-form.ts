import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { CredentialInput, type CredentialKind } from '@/lib/upstream/schema'

/** Each kind's name has a field of its own, so that a form without scripts can hold them all. */
const NAME_FIELDS: Partial<Record<CredentialKind, string>> = {
  header: 'headerName',
  query: 'queryName',
  basic: 'userName',
}

function fieldOf(kind: CredentialKind, field: string): string {
  return field === 'name' ? (NAME_FIELDS[kind] ?? 'kind') : field
}

/** The fields of CredentialFields as a CredentialInput, with problems at those fields. */
export const CredentialForm = z.record(z.string(), z.unknown()).transform((form, context): CredentialInput => {
  const kind = (form.kind ?? 'none') as CredentialKind
  const name = form[NAME_FIELDS[kind] ?? ''] ?? ''
  const parsed = CredentialInput.safeParse({ kind, name, value: form.value ?? '' })
  if (parsed.success) return parsed.data
  for (const { message, path } of parsed.error.issues) {
    context.addIssue({ code: 'custom', message, path: [fieldOf(kind, String(path[0] ?? 'kind'))] })
  }
  return z.NEVER
})

/** What `run` gives; where it throws at the credential's name, the error is moved to the field of the form. */
export async function atCredentialFields<T>(kind: CredentialKind, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof AppError) || !error.fields) throw error
    const fields = Object.entries(error.fields).map(([field, message]) => [fieldOf(kind, field), message])
    throw new AppError(error.code, error.message, { cause: error, fields: Object.fromEntries(fields) })
  }
}
