import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import type { GitRepository } from '@/lib/git'
import { serveRepository } from '@/lib/git'

const run = promisify(execFile)

/** A folder that is gone after the tests, and git in it, with no configuration of this machine. */
export function gitFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'portico-git-'))
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    NODE_ENV: process.env.NODE_ENV,
  }
  return {
    folder,
    /** What git prints; rejects where it fails. */
    async git(args: string[], cwd = folder): Promise<string> {
      const { stdout } = await run('git', args, { cwd, env, maxBuffer: 64_000_000 })
      return stdout
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Serves what `current` gives over git's smart HTTP; `asked` are the requests so far. */
export async function serveGit(current: () => GitRepository) {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const body = request.method === 'POST' ? { body: Readable.toWeb(request) as ReadableStream, duplex: 'half' } : {}
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)])
    const answer = await serveRepository(
      new Request(url, { method: request.method ?? 'GET', headers, ...body }),
      url.pathname.replace('/repository.git/', ''),
      current(),
    )
    response.writeHead(answer?.status ?? 404, Object.fromEntries(answer?.headers ?? []))
    response.end(answer ? Buffer.from(await answer.arrayBuffer()) : undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/repository.git`,
    asked,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
