import { Provider } from 'oidc-provider'
import { singleton } from '@/lib/singleton'
import { buildConfiguration } from './build-configuration'
import { loadSigningKeys } from './load-signing-keys'

async function createProvider(origin: string): Promise<Provider> {
  const provider = new Provider(origin, buildConfiguration(origin, await loadSigningKeys()))
  // The node bridge sets the forwarded headers itself, from the origin.
  provider.proxy = true
  provider.on('server_error', (_ctx, error) => console.error('oauth:', error))
  return provider
}

/** The authorization server of one of our origins (see `originFor`); its issuer is the origin, without a slash at the end. */
export function providerFor(origin: string): Promise<Provider> {
  const providers = singleton('oauth-providers', () => new Map<string, Promise<Provider>>())
  const known = providers.get(origin)
  if (known) return known
  const created = createProvider(origin)
  providers.set(origin, created)
  // A database that was away for a moment must not leave the sign-in broken until the next start.
  created.catch(() => providers.delete(origin))
  return created
}
