import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client as ModernClient, type VersionNegotiationMode } from '@modelcontextprotocol/client'
import { StdioClientTransport as ModernTransport } from '@modelcontextprotocol/client/stdio'
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { unzipSync } from 'fflate'
import { afterAll, onTestFinished } from 'vitest'

const IDENTITY = { name: 'test-client', version: '1.0.0' }
const ENTRY = 'server/index.mjs'

/** How a bundle is started: its folder, and the environment its manifest makes of the settings. */
export interface Started {
  folder: string
  env?: Record<string, string>
}

/** Writes a bundle out into a folder with nothing else in it and nothing above it; gone with the test file. */
export function unpackBundle(zip: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'portico-bundle-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  return folder
}

/** The command of a bundle as clients run it: plain Node, and no more of the environment than it is given. */
export function commandOf({ folder, env = {} }: Started) {
  return { command: process.execPath, args: [join(folder, ENTRY)], cwd: folder, env, stderr: 'pipe' as const }
}

/** The process alone, for a test that is its client itself. */
export function spawnServer(started: Started): ChildProcessWithoutNullStreams {
  const { command, args, cwd, env } = commandOf(started)
  const child = spawn(command, args, { cwd, env: env as NodeJS.ProcessEnv })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

type WhenDone = (step: () => Promise<void>) => void

/** Ends the client then, and the server with it. What the server has printed beside its answers is a finding. */
function endWith(transport: { stderr: unknown }, client: { close(): Promise<void> }, whenDone: WhenDone): void {
  const printed: Buffer[] = []
  const stderr = transport.stderr as NodeJS.ReadableStream
  stderr.on('data', (chunk: Buffer) => printed.push(chunk))
  whenDone(async () => {
    await client.close()
    const text = Buffer.concat(printed).toString()
    if (text) throw new Error(`The local server printed: ${text}`)
  })
}

/** Starts the server with the SDK of the second generation, speaking what `mode` says. It runs until the test ends, or as `whenDone` has it. */
export async function startModern(
  started: Started,
  mode: VersionNegotiationMode = { pin: '2026-07-28' },
  whenDone: WhenDone = onTestFinished,
): Promise<ModernClient> {
  const client = new ModernClient(IDENTITY, { versionNegotiation: { mode } })
  const transport = new ModernTransport(commandOf(started))
  endWith(transport, client, whenDone)
  await client.connect(transport)
  return client
}

/** The same with the SDK of the first generation. */
export async function startFirst(started: Started): Promise<FirstClient> {
  const client = new FirstClient(IDENTITY)
  const transport = new FirstTransport(commandOf(started))
  endWith(transport, client, onTestFinished)
  await client.connect(transport)
  return client
}

export const LOCAL_CLIENTS: [
  name: string,
  protocol: string,
  start: (started: Started) => Promise<FirstClient | ModernClient>,
][] = [
  ['sdk 1', '2025-11-25', startFirst],
  ['client 2, as it comes', '2025-11-25', (started) => startModern(started, 'legacy')],
  ['client 2, choosing', '2026-07-28', (started) => startModern(started, 'auto')],
  ['client 2, 2026-07-28 only', '2026-07-28', (started) => startModern(started)],
]
