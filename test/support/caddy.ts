import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './portal.mjs'

/** The Caddyfile of docs/deployment.md, with ports of this machine and certificates of Caddy's own authority. */
function toCaddyfile(portalPort: number, httpsPort: number, httpPort: number): string {
  const [, documented = ''] = /```\n(\{[\s\S]*?)```/.exec(readFileSync('docs/deployment.md', 'utf8')) ?? []
  const here = [`https_port ${httpsPort}`, `http_port ${httpPort}`, 'local_certs', 'skip_install_trust', 'admin off']
  return documented
    .replace('{\n', `{\n\t${here.join('\n\t')}\n`)
    .replaceAll('127.0.0.1:3000', `127.0.0.1:${portalPort}`)
}

export interface Caddy {
  port: number
  printed(): string
  stop(): Promise<void>
}

/** Caddy from CADDY_PATH before a portal, as its operator would set it up. */
export async function startCaddy(binary: string, portalPort: number): Promise<Caddy> {
  const [port, httpPort] = [await freePort(), await freePort()]
  const folder = mkdtempSync(join(tmpdir(), 'portico-caddy-'))
  writeFileSync(join(folder, 'Caddyfile'), toCaddyfile(portalPort, port, httpPort))
  const child = spawn(binary, ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], {
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH ?? '',
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk
    })
  }
  return {
    port,
    printed: () => printed,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await ended
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
