import { AppError } from '@/lib/errors'
import { toSentKey } from '@/lib/upstream'
import type { SentCredential } from '@/lib/upstream/schema'
import { type KeySetting, keySettings } from './key-settings'
import type { LocalRelease } from './schema'

export type Variables = Record<string, string | undefined>

/** Some clients pass the placeholder on as it is where nothing is set. */
const UNFILLED = /^\$\{[^}]*\}$/

/** Where a setting of this server is set, in the clients that ask for it. */
export function whereToSet(release: LocalRelease): string {
  const variables = keySettings(release).map(({ variable }) => variable)
  return `In Claude Desktop it is under Settings > Extensions > ${release.name} > Configure, in Claude Code under /plugin. Where the server is started by hand it is the environment variable ${variables.join(' and ')}.`
}

function readSetting({ variable, shown: { title } }: KeySetting, release: LocalRelease, variables: Variables): string {
  const value = variables[variable]?.trim() ?? ''
  if (value === '' || UNFILLED.test(value)) {
    throw new AppError(
      'unauthenticated',
      `Nothing was sent: ${release.name} needs the setting "${title}", and it is not set. Ask the user to set it. ${whereToSet(release)}`,
    )
  }
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
    throw new AppError(
      'unauthenticated',
      `Nothing was sent: the setting "${title}" holds a character that no key has. Ask the user to set it again. ${whereToSet(release)}`,
    )
  }
  return value
}

/** The user's own key, as requests carry it. Throws `unauthenticated` with a sentence that says which setting is missing, and where it is set. */
export function readKey(release: LocalRelease, variables: Variables): SentCredential {
  if (!release.key) return { kind: 'none' }
  const values = keySettings(release).map((setting) => readSetting(setting, release, variables))
  return toSentKey(release.key, values.join(':'))
}
