import { joinWords } from '@/lib/markdown'
import type { BundleKey, BundleSource, UserSetting } from './schema'

/** A setting, and the environment variable in which the server finds it. */
export interface KeySetting {
  id: 'api_key' | 'user_name' | 'password'
  variable: string
  shown: UserSetting
}

function setting(id: KeySetting['id'], title: string, description: string): KeySetting {
  // Not API_KEY: what a user has under that name for something else would be sent to this API.
  const variable = `CONNECTOR_${id.toUpperCase()}`
  const sensitive = id !== 'user_name'
  return { id, variable, shown: { type: 'string', title, description, required: true, sensitive } }
}

function placeOf({ place, name, prefix }: BundleKey): string {
  if (place === 'query') return `as the parameter ${name} of every address`
  if (place === 'header' && name.toLowerCase() !== 'authorization') return `in the header ${name}`
  return place === 'header' && prefix === '' ? 'as the whole Authorization header' : 'in the Authorization header'
}

/** What a user has to set before the API lets the server in, in the order it is asked for. */
export function keySettings({ key, baseUrl, hosts }: Pick<BundleSource, 'key' | 'baseUrl' | 'hosts'>): KeySetting[] {
  if (!key) return []
  const { host } = new URL(baseUrl)
  const sent = `It is sent to ${joinWords([host, ...hosts])} alone, ${placeOf(key)}.`
  const description = [key.help, key.link && `You get it at ${key.link}.`, sent].filter(Boolean).join(' ')
  if (key.place !== 'basic') return [setting('api_key', key.label, description)]
  return [setting('user_name', 'User name', `Of your account at ${host}.`), setting('password', key.label, description)]
}
