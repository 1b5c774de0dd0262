import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

const HEARTBEAT_MS = 2_000
/** A holder that has not touched its lock for this long is taken for dead. */
const STALE_MS = 10_000

interface Holder {
  token: string
  pid: number
  host: string
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

async function readHolder(file: string): Promise<{ holder: Holder; age: number } | null> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)])
    return { holder: JSON.parse(text), age: Date.now() - mtimeMs }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    // Written half, by a process that died in between.
    if (error instanceof SyntaxError) return { holder: { token: '', pid: 0, host: '' }, age: STALE_MS }
    throw error
  }
}

/** Process ids mean something on one host only, and in containers they repeat: a heartbeat decides where they cannot. */
function isHeld({ holder, age }: { holder: Holder; age: number }): boolean {
  if (age >= STALE_MS) return false
  const ownHost = holder.host === hostname()
  return !(ownHost && (holder.pid === process.pid || !isAlive(holder.pid)))
}

async function create(file: string, holder: Holder): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(JSON.stringify(holder))
    await handle.close()
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

/**
 * Makes this process the only one on `folder`, and gives the function that lets go. Throws a sentence naming the
 * process that has it. The embedded database has no lock of its own: two processes on one folder would destroy it.
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'lock')
  const own: Holder = { token: randomUUID(), pid: process.pid, host: hostname() }
  await mkdir(folder, { recursive: true })

  while (!(await create(file, own))) {
    const found = await readHolder(file)
    if (!found) continue
    if (isHeld(found)) {
      const { pid, host } = found.holder
      throw new Error(
        `${folder} is in use by another Portico (process ${pid} on ${host}). Two processes on one data folder would ` +
          'damage the embedded database. Stop the other one, or set DATA_DIR to another folder.',
      )
    }
    await rm(file, { force: true })
  }

  const heartbeat = setInterval(async () => {
    const found = await readHolder(file)
    if (found?.holder.token === own.token) return utimes(file, new Date(), new Date())
    // The machine slept past STALE_MS and another process has the folder now. Writing on would corrupt it.
    console.error(`${folder} was taken over by another process; stopping`)
    process.exit(1)
  }, HEARTBEAT_MS)
  heartbeat.unref()

  return async () => {
    clearInterval(heartbeat)
    await rm(file, { force: true })
  }
}
