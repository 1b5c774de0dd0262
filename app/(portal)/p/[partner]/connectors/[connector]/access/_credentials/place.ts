export type ConnectorPlace = { partner: string; connector: string }
export type EnvironmentPlace = ConnectorPlace & { environment: string }

/** What a credential can be tested with. */
export interface TestCalls {
  /** Tools that read and need no argument. */
  tools: string[]
  /** All that read. */
  readTools: string[]
  /** `tool:<name>`, or `path`. */
  proposed: string
}
