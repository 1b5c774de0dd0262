import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { literalAddress, type Resolve, requirePublic, resolveBySystem } from './address-guard'

/**
 * The address to dial for a host, for protocols other than HTTP. Throws `upstream_refused` unless all it has are public, where the instance
 * does not allow others, and `upstream_unreachable` where it has none.
 */
export async function resolvePublic(hostname: string, resolve: Resolve = resolveBySystem): Promise<string> {
  const literal = literalAddress(hostname)
  const addresses = literal ? [literal] : (await lookUp(hostname, resolve)).map(({ address }) => address)
  if (!env().ALLOW_PRIVATE_UPSTREAMS) requirePublic(hostname, addresses)
  const [first] = addresses
  if (first === undefined) throw new AppError('upstream_unreachable', `${hostname} has no address`)
  return first
}

async function lookUp(hostname: string, resolve: Resolve) {
  try {
    return await resolve(hostname)
  } catch (cause) {
    throw new AppError('upstream_unreachable', `${hostname} cannot be found`, { cause })
  }
}
