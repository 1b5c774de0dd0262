import type { LimitSettings } from '@/lib/connectors/schema'

const number = new Intl.NumberFormat('en')

/** What is limited, in a few words: `600 a minute, 60 a minute of one user`. */
export function limitsLabel({ connector, user, client, tool, concurrent }: LimitSettings): string {
  const a = (value: number | undefined, words: string) =>
    value === undefined ? [] : [`${number.format(value)} ${words}`]
  const said = [
    ...a(connector, 'a minute'),
    ...a(user, 'a minute of one user'),
    ...a(client, 'a minute of one app'),
    ...a(tool, 'a minute of one tool'),
    ...a(concurrent, 'at one time'),
  ]
  return said.length > 0 ? said.join(', ') : 'No limits'
}
