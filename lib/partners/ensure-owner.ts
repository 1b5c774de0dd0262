import { AppError } from '@/lib/errors'
import { createOwner, isFirstVisit } from './create-account'

const PARTNER_NAME = 'Portico'
const NO_COMPANY = /^(localhost|gmail|googlemail|outlook|hotmail|live|icloud|me|yahoo|gmx|web|proton|protonmail)$/

/** A partner's name from the owner's address: "Acme" for olga@mail.acme.co.uk, "Portico" where the domain names no company. */
export function partnerNameFor(email: string): string {
  const labels = email.slice(email.indexOf('@') + 1).split('.')
  labels.pop()
  // "co.uk" and its like take one label more.
  if (labels.length > 1 && (labels.at(-1) ?? '').length <= 3) labels.pop()
  const label = labels.at(-1) ?? ''
  return label === '' || NO_COMPANY.test(label) ? PARTNER_NAME : label.charAt(0).toUpperCase() + label.slice(1)
}

/** Makes the owner account where nobody has an account yet; says whether it did. */
export async function ensureOwner(input: { email: string; password: string }): Promise<boolean> {
  if (!(await isFirstVisit())) return false
  const [name = ''] = input.email.split('@')
  try {
    await createOwner({ ...input, name, partnerName: partnerNameFor(input.email) })
    return true
  } catch (error) {
    // Another instance on the same database was first.
    if (error instanceof AppError && error.code === 'conflict') return false
    throw error
  }
}
