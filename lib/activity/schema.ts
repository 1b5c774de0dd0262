import { z } from 'zod'

/** Entries of one page of the portal. */
export const PAGE_ENTRIES = 50
const MOST_ENTRIES = 500

/** Where a list of entries goes on: the time and the id of the last one that was read. */
const Cursor = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z~[a-z0-9]+$/, 'Use the "next" of the page before')

/** Which entries are wanted. What is left out or empty counts for all. */
export const ActivityFilter = z.object({
  /** Id of the account that did it. */
  person: z.string().max(100).optional(),
  /** One of `eventKinds`. */
  kind: z.string().max(100).optional(),
  /** Part of what it was done to. */
  subject: z.string().trim().max(200).optional(),
})
export type ActivityFilter = z.infer<typeof ActivityFilter>

/** The same, a page of it at a time. */
export const ActivityQuery = ActivityFilter.extend({
  before: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(MOST_ENTRIES).default(PAGE_ENTRIES),
})
export type ActivityQuery = z.infer<typeof ActivityQuery>

/** One change: who, what, when. */
export interface ActivityEntry {
  id: string
  at: Date
  /** Null where the portal did it by itself, or the account is gone. */
  person: { id: string; name: string | null; email: string } | null
  event: string
  subject: string
  /** Masked; `before` and `after` in it hold what differs. */
  detail: Record<string, unknown>
}

export const ACTIVITY_FORMATS = ['json', 'csv'] as const
export type ActivityFormat = (typeof ACTIVITY_FORMATS)[number]
