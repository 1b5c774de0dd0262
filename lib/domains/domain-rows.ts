import { fileUrl, recordName, recordValue } from './prove-host'
import type { ListedDomain, ProofMethod } from './schema'

/** A domain serves on for so long after its proof was seen last. */
export const GRACE_MS = 7 * 86_400_000

export interface DomainRow {
  host: string
  token: string
  provedBy: string | null
  verifiedAt: Date | null
  checkedAt: Date | null
  problem: string
  createdAt: Date
}

function stateOf({ verifiedAt, problem }: DomainRow): ListedDomain['state'] {
  if (!verifiedAt) return 'unproved'
  return problem ? 'failing' : 'serving'
}

/** A row as its page shows it. */
export function toListed(row: DomainRow): ListedDomain {
  const { host, token, provedBy, verifiedAt, checkedAt, problem, createdAt } = row
  const state = stateOf(row)
  return {
    host,
    endpoint: `https://${host}/mcp`,
    state,
    record: { name: recordName(host), value: recordValue(token) },
    file: { url: fileUrl(host), content: token },
    provedBy: provedBy as ProofMethod | null,
    verifiedAt,
    checkedAt,
    lapsesAt: state === 'failing' && checkedAt ? new Date(checkedAt.getTime() + GRACE_MS) : null,
    problem,
    createdAt,
  }
}
