import { z } from 'zod'
import { findFlash, leaveFlash } from '@/app/_web/flash'
import type { AppliedImport } from '@/lib/definitions'

const FLASH = 'imported'
const SHOWN = 12
const REASON_CHARACTERS = 160

const Outcome = z.object({
  added: z.number(),
  updated: z.number(),
  skipped: z.array(z.object({ operation: z.string(), reason: z.string() })),
  /** How many more were skipped than are listed. */
  more: z.number(),
})
export type Outcome = z.infer<typeof Outcome>

/** Leaves what came of an import for the page at `path`; as many reasons as fit. */
export async function leaveOutcome(path: string, applied: AppliedImport): Promise<void> {
  const { added, updated, replaced, skipped } = applied
  const counts = { added: added.length, updated: updated.length + replaced.length }
  const short = skipped.map(({ operation, reason }) => ({
    operation: operation.slice(0, REASON_CHARACTERS),
    reason: reason.slice(0, REASON_CHARACTERS),
  }))
  for (let shown = Math.min(SHOWN, short.length); shown >= 0; shown--) {
    const note: Outcome = { ...counts, skipped: short.slice(0, shown), more: short.length - shown }
    if (await leaveFlash(FLASH, path, note)) return
  }
}

/** What came of an import a moment ago. */
export async function findOutcome(): Promise<Outcome | null> {
  const parsed = Outcome.safeParse(await findFlash(FLASH))
  return parsed.success ? parsed.data : null
}
