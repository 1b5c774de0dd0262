export interface Portal {
  origin: string
  port: number
  dataDir: string
  printed(): string
  kill(): Promise<void>
  stop(): Promise<void>
}
export interface OwnDatabase {
  env: Record<string, string>
  drop(): Promise<void>
}
export function freePort(): Promise<number>
export function ownDatabase(): Promise<OwnDatabase>
export function startPortal(options?: {
  env?: Record<string, string>
  dataDir?: string
  port?: number
  database?: OwnDatabase
}): Promise<Portal>
