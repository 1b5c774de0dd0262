import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Server, utils } from 'ssh2'

const GIT_ENV = {
  PATH: process.env.PATH ?? '',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  NODE_ENV: process.env.NODE_ENV,
}
const TOKEN = 'push-token-4711'

/** Bare repositories below one folder, which the real git-http-backend and git-receive-pack serve on loopback. */
export async function startGitServer() {
  const root = mkdtempSync(join(tmpdir(), 'portico-git-server-'))
  const env = { ...GIT_ENV, HOME: root }
  const git = (args: string[], cwd = root) => execFileSync('git', args, { cwd, env, encoding: 'utf8' })
  const http = createServer((request, response) => {
    const { authorization } = request.headers
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const [user, password] = Buffer.from(authorization?.slice(6) ?? '', 'base64')
      .toString()
      .split(':')
    if (password !== TOKEN) return void response.writeHead(password ? 403 : 401).end('no')
    const backend = spawn(join(git(['--exec-path']).trim(), 'git-http-backend'), {
      env: {
        ...env,
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: path,
        QUERY_STRING: query,
        REQUEST_METHOD: request.method ?? 'GET',
        REMOTE_USER: user ?? '',
        REMOTE_ADDR: '127.0.0.1',
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        CONTENT_LENGTH: request.headers['content-length'] ?? '',
      },
    })
    const parts: Buffer[] = []
    backend.stdout.on('data', (chunk: Buffer) => parts.push(chunk))
    backend.on('close', () => {
      const answer = Buffer.concat(parts)
      const end = answer.indexOf('\r\n\r\n')
      const lines = answer.subarray(0, end).toString().split('\r\n')
      const headers = Object.fromEntries(lines.map((line) => line.split(/:\s*/, 2) as [string, string]))
      response.writeHead(Number.parseInt(headers.Status ?? '200', 10), {
        'content-type': headers['Content-Type'] ?? '',
      })
      response.end(answer.subarray(end + 4))
    })
    request.pipe(backend.stdin)
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))

  const hostKey = utils.generateKeyPairSync('ed25519')
  const allowed = new Set<string>()
  const ssh = new Server({ hostKeys: [hostKey.private] }, (client) => {
    client.on('error', () => {})
    client.on('authentication', (context) => {
      const known =
        context.method === 'publickey' && allowed.has(`${context.key.algo} ${context.key.data.toString('base64')}`)
      if (known) context.accept()
      else context.reject(['publickey'])
    })
    client.on('session', (accept) => {
      accept().on('exec', (acceptExec, _reject, { command }) => {
        const channel = acceptExec()
        const [, path = ''] = /^git-receive-pack '\/?([\w.-]+)'$/.exec(command) ?? []
        const child = spawn('git', ['receive-pack', join(root, path)], { env })
        child.stdout.pipe(channel, { end: false })
        child.stderr.pipe(channel.stderr)
        channel.pipe(child.stdin)
        child.on('close', (code) => {
          channel.exit(code ?? 1)
          channel.end()
        })
      })
    })
  })
  await new Promise<void>((resolve) => ssh.listen(0, '127.0.0.1', () => resolve()))

  return {
    token: TOKEN,
    http: (name: string) => `http://127.0.0.1:${(http.address() as AddressInfo).port}/${name}`,
    ssh: (name: string) => `ssh://git@127.0.0.1:${(ssh.address() as AddressInfo).port}/${name}`,
    /** Makes a bare repository; `hook` is a shell script that decides about each push. */
    create(name: string, hook?: string): void {
      git(['init', '-q', '--bare', '-b', 'main', name])
      git(['config', 'http.receivepack', 'true'], join(root, name))
      if (hook) writeFileSync(join(root, name, 'hooks/pre-receive'), `#!/bin/sh\n${hook}\n`, { mode: 0o755 })
    },
    git: (name: string, ...args: string[]) => git(args, join(root, name)).trim(),
    /** Lets the holder of this OpenSSH public key in. */
    allow(publicKey: string): void {
      allowed.add(publicKey.split(' ').slice(0, 2).join(' '))
    },
    async stop(): Promise<void> {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await new Promise<void>((resolve) => ssh.close(() => resolve()))
      rmSync(root, { recursive: true, force: true })
    },
  }
}
