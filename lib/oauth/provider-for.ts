import { Provider } from 'oidc-provider'
import { subscribe } from '@/lib/bus'
import { singleton } from '@/lib/singleton'
import { buildConfiguration } from './build-configuration'
import { loadSigningKeys } from './load-signing-keys'

interface Made {
  provider: Provider
  /** When another key begins to sign, or one is taken away. */
  until: number
}

async function createProvider(origin: string): Promise<Made> {
  const { keys, until } = await loadSigningKeys()
  const provider = new Provider(origin, buildConfiguration(origin, keys))
  // The node bridge sets the forwarded headers itself, from the origin.
  provider.proxy = true
  provider.on('server_error', (_ctx, error) => console.error('oauth:', error))
  return { provider, until }
}

function providers(): Map<string, Promise<Made>> {
  return singleton('oauth-providers', () => {
    const made = new Map<string, Promise<Made>>()
    subscribe('keys.changed', () => made.clear())
    return made
  })
}

/** The authorization server of one of our origins (see `originFor`); its issuer is the origin, without a slash at the end. */
export async function providerFor(origin: string, now = Date.now()): Promise<Provider> {
  const known = await providers().get(origin)
  if (known && known.until > now) return known.provider
  const created = createProvider(origin)
  providers().set(origin, created)
  // A database that was away for a moment must not leave the sign-in broken until the next start.
  created.catch(() => providers().delete(origin))
  return (await created).provider
}
