import { hashToken } from '@/lib/crypto'
import { AppError } from '@/lib/errors'
import { fillBucket, takeTokens } from '@/lib/limits'
import { readBrowserMark } from './known-browser'
import { verifyCredentials } from './verify-credentials'

/** Who tries: an address, and the mark of a browser on which the account has signed in before. */
export interface Trier {
  address: string
  browserMark?: string | undefined
}

/** Tries with a password; a bucket's worth may come at once. */
const TRIES = {
  /** Of one account from one address, or on one known browser. A right password fills it again. */
  own: { perMinute: 1, burst: 10 },
  /** Of one account from everywhere, but for known browsers: at the worst its owner waits for the next of these. */
  account: { perMinute: 6, burst: 60 },
  /** From one address, whatever the account. */
  address: { perMinute: 20, burst: 100 },
}

function refuse(retryAfter: number): never {
  throw new AppError('rate_limited', `Too many tries. Wait ${retryAfter} s, then try again.`, { retryAfter })
}

/**
 * The account with this e-mail and password, or null. Throws `rate_limited` after too many tries. Addresses without an account are
 * treated as those with one, in words, time and number of tries.
 */
export async function signIn(input: { email: string; password: string }, from: Trier): Promise<{ id: string } | null> {
  // Keys stay in the database for a day: no addresses of people in them.
  const account = hashToken(input.email)
  const browser = readBrowserMark(from.browserMark, input.email)
  const own = `password ${account} ${browser ?? from.address}`
  const taken = await takeTokens([
    { key: own, rate: TRIES.own },
    ...(browser ? [] : [{ key: `password ${account}`, rate: TRIES.account }]),
    { key: `password from ${from.address}`, rate: TRIES.address },
  ])
  if (!taken.allowed) refuse(taken.retryAfter)
  const user = await verifyCredentials(input)
  if (user) await fillBucket(own)
  return user
}

/** New accounts from one address. */
const NEW_ACCOUNTS = { perMinute: 1, burst: 100 }

/** Counts one more account made from this address. Throws `rate_limited` after too many. */
export async function limitNewAccounts(address: string): Promise<void> {
  const taken = await takeTokens([{ key: `accounts from ${address}`, rate: NEW_ACCOUNTS }])
  if (!taken.allowed) refuse(taken.retryAfter)
}
