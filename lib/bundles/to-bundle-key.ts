import type { AccessMode } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import type { ShownCredential } from '@/lib/upstream/schema'
import type { BundleKey } from './schema'

const OWN = { name: '', prefix: '', label: 'API key', help: '', link: '' }

/**
 * What a local server asks its user for, where the hosted connector sends `credential`. Throws `conflict` where the API is entered with
 * more than a key: that takes a sign-in, or a secret that nobody may give away.
 */
export function toBundleKey(access: AccessMode, credential: ShownCredential): BundleKey | null {
  if (access === 'partner') {
    throw new AppError(
      'conflict',
      'Users sign in at your own server to use this connector, and a local server cannot do that. Offer the hosted connector instead.',
    )
  }
  switch (credential.kind) {
    case 'none':
      return null
    case 'client_credentials':
      throw new AppError(
        'conflict',
        'This connector gets its access tokens with client credentials. Everybody with a bundle would have to hold them, so there is none. Offer the hosted connector instead, or let users enter a key of their own.',
      )
    case 'user_key': {
      const { place, name, prefix, label, help, link } = credential
      return { place, name, prefix, label, help, link }
    }
    case 'basic':
      return { ...OWN, place: 'basic', label: 'Password' }
    case 'bearer':
      return { ...OWN, place: 'bearer' }
    default:
      return { ...OWN, place: credential.kind, name: credential.name }
  }
}
