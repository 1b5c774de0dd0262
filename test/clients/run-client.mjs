import { spawn } from 'node:child_process'

const TIMEOUT_MS = 90_000

/**
 * Runs a client to its end in a clean environment; gives its exit code and what it printed. `onOutput` sees all printed so far.
 * @param {string} command
 * @param {string[]} args
 * @param {{ home: string, env?: Record<string, string>, onOutput?: (printed: string, child: import('node:child_process').ChildProcess) => void }} options
 */
export function runClient(command, args, { home, env = {}, onOutput }) {
  const child = spawn(command, args, {
    cwd: home,
    env: {
      PATH: process.env.PATH,
      HOME: home,
      TMPDIR: home,
      LANG: 'C.UTF-8',
      TERM: 'dumb',
      COLUMNS: '2000',
      DISABLE_AUTOUPDATER: '1',
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      // Wait for a plugin's server, and send whole tools instead of their names only.
      MCP_CONNECTION_NONBLOCKING: '0',
      ENABLE_TOOL_SEARCH: 'false',
      MCP_INSPECTOR_SECRET_STORE: 'file',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS)
  const printed = { out: '', err: '' }
  const collect = (stream) => (chunk) => {
    printed[stream] += chunk
    onOutput?.(printed.out + printed.err, child)
  }
  child.stdout.on('data', collect('out'))
  child.stderr.on('data', collect('err'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ code, ...printed })
    })
  })
}
