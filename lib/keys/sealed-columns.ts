/** Where sealed values are, in the SQL of their table. */
export interface SealedColumn {
  table: string
  /** What tells its rows apart. */
  id: string
  /** The rows that count; all where it is left out. */
  only?: string
  /** Reads the envelope: an expression. */
  value: string
  /** Writes what the placeholder stands for. */
  write: (placeholder: string) => string
  /** What an envelope from before there was a ring is bound to: an expression. Tables that came later have none. */
  owner?: string
}

function column(table: string, name: string, { id = 'id', owner }: { id?: string; owner?: string } = {}): SealedColumn {
  return { table, id, value: `"${name}"`, write: (to) => `"${name}" = ${to}`, ...(owner && { owner }) }
}

/** Every column with sealed values. A test compares it with the schema and with who calls `seal`. */
export const SEALED_COLUMNS: SealedColumn[] = [
  column('Credential', 'sealed', { owner: `'credential:' || "connectorId"` }),
  column('Credential', 'token'),
  column('ImportJob', 'document', { owner: `'import:' || "connectorId"` }),
  column('SigningKey', 'sealed', { owner: `'signing-key:' || "id"` }),
  column('SignInServer', 'sealed', { id: 'connectorId' }),
  column('UpstreamAccount', 'sealed'),
  column('GitRemote', 'sealed'),
  {
    table: 'OAuthRecord',
    id: 'idHash',
    only: `"model" = 'Client'`,
    value: `"payload"->>'client_secret'`,
    write: (to) => `"payload" = jsonb_set("payload", '{client_secret}', to_jsonb(${to}::text))`,
    owner: `'oauth-client:' || "clientId"`,
  },
  {
    table: 'OAuthRecord',
    id: 'idHash',
    only: `"model" = 'PartnerSignIn'`,
    value: `"payload"->>'sealed'`,
    write: (to) => `"payload" = jsonb_set("payload", '{sealed}', to_jsonb(${to}::text))`,
  },
]

/** The rows of a column that hold something, as a WHERE clause. */
export function filled({ value, only }: SealedColumn): string {
  return `${only ? `${only} AND ` : ''}${value} <> ''`
}
