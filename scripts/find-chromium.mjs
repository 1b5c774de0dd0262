// A Chromium for the browser tests: the system's, else Playwright's own download, else Debian's package.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

function systemChromium() {
  return [process.env.CHROMIUM_PATH, ...SYSTEM].find((path) => path && existsSync(path))
}

function succeeds(command, args, timeout) {
  console.log(`  ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout }).status === 0
}

/** The path of an executable Chromium, installed if need be; undefined means Playwright's own. Throws when there is none to be had. */
export function findChromium() {
  const found = systemChromium()
  if (found) return found
  if (existsSync(chromium.executablePath())) return undefined

  console.log('No Chromium on this machine. Installing one…')
  if (succeeds('npx', ['playwright', 'install', '--with-deps', 'chromium'], 300_000)) return undefined
  const apt = ['-y', '--no-install-recommends', 'install', 'chromium', 'fonts-liberation']
  if (succeeds('apt-get', ['update'], 120_000) && succeeds('apt-get', apt, 600_000)) return systemChromium()
  throw new Error('The browser tests need Chromium. Install it, or set CHROMIUM_PATH to one.')
}
