import type { SignInSettings } from './schema'

/** Where people are sent to sign in, as they read it. */
export function signInHost({ authorizationEndpoint }: Pick<SignInSettings, 'authorizationEndpoint'>): string {
  return new URL(authorizationEndpoint).host
}
