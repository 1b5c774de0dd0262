import { listPresentTools } from '@/lib/connectors'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import type { ImportKind, ImportProgress } from '@/lib/imports'
import type { Member } from '@/lib/partners/schema'
import { singleton } from '@/lib/singleton'
import type { SendOptions } from '@/lib/upstream'
import { checkGiven } from './check-given'
import { describeFound } from './describe-found'
import { fetchDocument } from './fetch-document'
import { readImport } from './read-import'
import { sealDocument } from './sealed-document'

/** Progress is written this often at most. */
const PROGRESS_MS = 300

export interface ImportRun {
  id: string
  kind: ImportKind
  /** Empty until it is fetched from `url`. */
  document: string
  url: string | null
  connector: { id: string; slug: string; baseUrl: string }
}

const running = () => singleton('imports-running', () => new Map<string, Promise<void>>())

/** Whether this process is reading it. */
export function isRunning(id: string): boolean {
  return running().has(id)
}

/** Ends when the import has been read, or at once where this process is not reading it. */
export async function untilRead(id: string): Promise<void> {
  await running().get(id)
}

/** Writes how far the reading is, one write after the other; `written` throws what the last of them met. */
function progressWriter(id: string) {
  let last = 0
  let failure: unknown
  let writing: Promise<unknown> = Promise.resolve()
  const write = ({ done, total }: ImportProgress) => {
    if (performance.now() - last < PROGRESS_MS) return
    last = performance.now()
    const update = () => db().importJob.updateMany({ where: { id }, data: { done, total } })
    writing = writing.then(update).catch((error: unknown) => {
      failure = error
    })
  }
  const written = async () => {
    await writing
    if (failure) throw failure
  }
  return { write, written }
}

async function readAll(member: Member, { id, kind, document: given, url, connector }: ImportRun, send: SendOptions) {
  const document = given || (url === null ? '' : await fetchDocument(url, send))
  if (!given) {
    await db().importJob.updateMany({ where: { id }, data: { document: sealDocument(document, connector.id) } })
  }
  const progress = progressWriter(id)
  const read = await readImport({ kind, document, url: url ?? undefined, connector }, progress.write)
  const { fit, skipped } = await checkGiven(read.tools, connector.slug)
  const present = await listPresentTools(member, connector.slug)
  await progress.written()
  const parts = { read, fit, skipped: [...read.skipped, ...skipped], present, slug: connector.slug }
  const found = JSON.parse(JSON.stringify(describeFound(parts, kind)))
  const total = read.operations.length
  await db().importJob.updateMany({ where: { id }, data: { state: 'ready', done: total, total, found, problem: '' } })
}

function problemOf(error: unknown): string {
  if (error instanceof AppError) return Object.values(error.fields ?? {})[0] ?? error.message
  console.error('import', error)
  return 'Something failed on our side. Read it again.'
}

/** Reads the document of an import in the background; the outcome, good or bad, lands in its row. */
export function runImport(member: Member, run: ImportRun, send: SendOptions = {}): void {
  const { id } = run
  const work = readAll(member, run, send)
    .catch((error: unknown) =>
      db().importJob.updateMany({ where: { id }, data: { state: 'failed', problem: problemOf(error) } }),
    )
    .then(
      () => {},
      // The database is gone too, and the row says so by its age.
      (error: unknown) => console.error(`import ${id}`, error),
    )
    .finally(() => running().delete(id))
  running().set(id, work)
}
