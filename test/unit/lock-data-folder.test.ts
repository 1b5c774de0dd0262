import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDataFolder } from '@/lib/db'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-lock-'))
  file = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const heldBy = (holder: object) => writeFileSync(file, JSON.stringify({ token: 'other', host: hostname(), ...holder }))

test('makes the folder, holds it, and lets go', async () => {
  const fresh = join(folder, 'new')
  const unlock = await lockDataFolder(fresh)
  expect(JSON.parse(readFileSync(join(fresh, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() })
  await unlock()
  expect(existsSync(join(fresh, 'lock'))).toBe(false)
})

test('refuses a folder that a living process holds, and says which', async () => {
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  heldBy({ pid: other.pid })
  await expect(lockDataFolder(folder)).rejects.toThrow(
    new RegExp(`in use by another Portico \\(process ${other.pid} on`),
  )
  other.kill()
})

test('takes over from a process that died', async () => {
  const gone = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => gone.once('exit', resolve))
  heldBy({ pid: gone.pid })
  await (await lockDataFolder(folder))()
})

test('takes over from its own process id, which a restarted container has again', async () => {
  heldBy({ pid: process.pid })
  await (await lockDataFolder(folder))()
})

test('believes another host while its lock is fresh, and not after', async () => {
  heldBy({ pid: 1, host: 'another-container' })
  await expect(lockDataFolder(folder)).rejects.toThrow('another-container')
  const old = new Date(Date.now() - 60_000)
  utimesSync(file, old, old)
  await (await lockDataFolder(folder))()
})

test('takes over a lock that was written half', async () => {
  writeFileSync(file, '{"token":')
  await (await lockDataFolder(folder))()
})

test('lets one in of many who come at once', async () => {
  const holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  const unlock = await lockDataFolder(folder)
  writeFileSync(file, JSON.stringify({ token: 'x', host: hostname(), pid: holder.pid }))
  const results = await Promise.allSettled(Array.from({ length: 5 }, () => lockDataFolder(folder)))
  expect(results.every(({ status }) => status === 'rejected')).toBe(true)
  holder.kill()
  await unlock()
})
