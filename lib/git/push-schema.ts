/** How the other side is spoken to: one exchange of git's receive-pack. */
export interface PushTransport {
  /** What the other side has, as pkt-lines. */
  readRefs(): Promise<Uint8Array>
  /** Commands and pack; gives the report. */
  send(request: Uint8Array): Promise<Uint8Array>
  close(): void
}

export type PushCredential =
  | { kind: 'token'; userName: string; token: string }
  | {
      kind: 'deploy_key'
      privateKey: string
      /** `SHA256:…` of the host key that is trusted. */
      hostFingerprint?: string | undefined
    }

export interface PushTarget {
  /** `https://…`, `ssh://…` or `git@host:path`. */
  url: string
  branch: string
  credential: PushCredential
}

export interface Pushed {
  /** The tip of the branch there now. */
  commit: string
  /** What was made or moved; empty where everything was there already. */
  refs: string[]
}
