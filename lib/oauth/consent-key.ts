import type { LiveConnector } from '@/lib/connectors/schema'
import { enterUserKey, findAskedKey, hasUserKey } from '@/lib/upstream'
import type { ConsentKey } from './schema'

/** What was typed where the consent page asks for a key. */
export interface GivenKey {
  key: string
  /** Where the key is a password. */
  userName: string
}

/** The key that the consent page asks this user for; null where the connector asks for none. */
export async function describeConsentKey(live: LiveConnector, userId: string): Promise<ConsentKey | null> {
  const asked = await findAskedKey(live)
  if (!asked) return null
  const { label, help, link, place } = asked.settings
  return { label, help, link, userName: place === 'basic', stored: await hasUserKey(live, asked, userId) }
}

/** Takes the key of a user who allows. One that is there already stays where nothing was typed. Throws at `key` or `userName`. */
export async function takeConsentKey(live: LiveConnector, userId: string, { key, userName }: GivenKey): Promise<void> {
  const asked = await findAskedKey(live)
  if (!asked) return
  if (key === '' && (await hasUserKey(live, asked, userId))) return
  const whole = asked.settings.place === 'basic' ? `${userName.trim()}:${key}` : key.trim()
  await enterUserKey(live, asked, userId, whole)
}
