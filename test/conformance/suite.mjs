// The suite's command line as a process of its own.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../scripts/run.mjs'

const SUITE = join(root, 'node_modules/@modelcontextprotocol/conformance/dist/index.js')
const HOOK = join(root, 'test/conformance/node-20.mjs')
const LIMIT_MS = 120_000

/** Runs one command of the suite; gives what it printed and its exit code. `onPrint` sees what was printed so far. */
export function runSuite(args, onPrint = () => {}) {
  const results = mkdtempSync(join(tmpdir(), 'portico-conformance-results-'))
  const suite = spawn(process.execPath, ['--import', HOOK, SUITE, ...args, '-o', results], {
    cwd: root,
    timeout: LIMIT_MS,
  })
  let printed = ''
  for (const stream of [suite.stdout, suite.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk
      onPrint(printed)
    })
  }
  return new Promise((resolve) => {
    suite.once('close', (code) => {
      rmSync(results, { recursive: true, force: true })
      resolve({ printed, code })
    })
  })
}
