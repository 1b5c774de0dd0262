import { z } from 'zod'

export const PROOF_METHODS = ['dns', 'file'] as const
export type ProofMethod = (typeof PROOF_METHODS)[number]

export const NewDomain = z.object({
  host: z.string().trim().min(1, 'Enter a name like mcp.example.com').max(300, 'A name has at most 253 characters'),
})
export type NewDomain = z.infer<typeof NewDomain>

/** A name of the partner's own, as its page shows it. */
export interface ListedDomain {
  host: string
  /** What to give to Claude once the name serves. */
  endpoint: string
  /** `failing`: it serves, but the proof was not found again; it stops at `lapsesAt`. */
  state: 'unproved' | 'serving' | 'failing'
  /** What proves that the name is the partner's: the record, or the file. */
  record: { name: string; value: string }
  file: { url: string; content: string }
  provedBy: ProofMethod | null
  verifiedAt: Date | null
  /** When the proof was seen last. */
  checkedAt: Date | null
  lapsesAt: Date | null
  /** What the last check found wrong. */
  problem: string
  createdAt: Date
}
