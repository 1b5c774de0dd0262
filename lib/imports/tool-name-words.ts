import type { Method } from '@/lib/connectors/schema'
import { toSingular, toSnake } from './name-words'

/** What a name is made from. */
export interface NamedOperation {
  key: string
  method: Method
  path: string
  id: string
}

const wordSet = (words: string) => new Set(words.split(/\s+/))
export const VERBS = wordSet(
  `get list create update delete add remove set search find replace send start stop cancel enable disable archive restore
  upload download check validate verify count move copy merge close open lock unlock publish unpublish approve reject accept
  decline assign unassign invite join leave follow unfollow star unstar pin unpin mark submit sync import export generate
  render run execute test reset refresh revoke attach detach link unlink register unregister subscribe unsubscribe transfer
  convert capture confirm pay finalize void fork watch unwatch edit dismiss resolve reopen rename edit save skip pause play
  resume retry schedule query duplicate activate deactivate complete apply preview rotate request post migrate block unblock
  upsert clear enqueue dispatch notify analyze detect predict classify recognize translate suggest connect disconnect
  configure toggle reorder restart reboot resend recover redeem calculate compute encode decode encrypt decrypt unlike ban
  unban mute unmute kick unhide suspend unsuspend freeze unfreeze reverse replay purge`,
)
/** Verbs that are things as often: only the first word of an id, or the end of a path that something is sent to. */
export const ALSO_NOUNS = wordSet(
  'charge refund rate sign process estimate compare like vote hide expire withdraw deposit',
)
const SAME: Record<string, string> = {
  retrieve: 'get',
  fetch: 'get',
  read: 'get',
  show: 'get',
  view: 'get',
  describe: 'get',
  index: 'list',
  destroy: 'delete',
  modify: 'update',
  change: 'update',
  insert: 'create',
  make: 'create',
  new: 'create',
  patch: 'update',
  put: 'replace',
}
export const BY_METHOD: Record<Method, string> = {
  GET: 'get',
  POST: 'create',
  PUT: 'replace',
  PATCH: 'update',
  DELETE: 'delete',
}
/** Said by the place or the path, and the first to go where room is short. */
export const FILLERS = new Set([
  'a',
  'an',
  'the',
  'of',
  'for',
  'by',
  'to',
  'in',
  'on',
  'at',
  'with',
  'and',
  'from',
  'api',
  'id',
  'v1',
  'v2',
  'v3',
  'all',
])
export const VERSION = /^(api|rest|v\d+(\.\d+)*((alpha|beta)\d*)?|\d{4}-\d\d(-\d\d)?)$/i

export const ARTICLES = new Set(['a', 'an', 'the'])

export const plainVerb = (word: string): string => (Object.hasOwn(SAME, word) ? (SAME[word] ?? word) : word)
export const split = (text: string): string[] => toSnake(text).split('_').filter(Boolean)

export const isVerb = (word: string) => VERBS.has(word) || ALSO_NOUNS.has(word)

export const singular = (words: string[]): string[] =>
  words.map((word, at) => (at === words.length - 1 ? toSingular(word) : word))
