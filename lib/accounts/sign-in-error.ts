import { AppError } from '@/lib/errors'

/**
 * Whose turn it is: the user said no; the partner's settings here are wrong; the server answers what cannot be used; the server is away
 * for now; the server took back for good what it gave.
 */
export type SignInFault = 'denied' | 'settings' | 'answer' | 'away' | 'lost'

/** A sign-in at a partner's server, or a refresh there, that came to nothing. The message says whose fault it is and what to do. */
export class SignInError extends AppError {
  constructor(
    readonly fault: SignInFault,
    message: string,
    options: { cause?: unknown } = {},
  ) {
    super(fault === 'away' ? 'upstream_unreachable' : 'upstream_refused', message, options)
    this.name = 'SignInError'
  }
}
