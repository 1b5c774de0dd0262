import { getConnector } from '@/lib/connectors'
import { db } from '@/lib/db'
import { AppError, fieldError } from '@/lib/errors'
import { detectKind, type ImportKind } from '@/lib/imports'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { SendOptions } from '@/lib/upstream'
import { findImportRow } from './find-import-row'
import { IMPORT_DAYS, type NewImport } from './import-schema'
import { isRunning, runImport } from './run-import'
import { sealDocument } from './sealed-document'

const DAY_MS = 86_400_000
const SOURCE_CHARACTERS = 300
/** Imports of one connector that are kept; the oldest goes. */
const KEPT = 10

async function sweep(connectorId: string): Promise<void> {
  await db().importJob.deleteMany({ where: { expiresAt: { lt: new Date() } } })
  const old = await db().importJob.findMany({
    where: { connectorId },
    orderBy: { createdAt: 'desc' },
    skip: KEPT - 1,
    select: { id: true },
  })
  await db().importJob.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } })
}

function kindOf({ kind, document, fileName }: NewImport): ImportKind {
  if (kind) return kind
  return document === undefined ? 'openapi' : detectKind(document, fileName)
}

function sourceOf({ url, fileName }: NewImport, kind: ImportKind): string {
  return (url ?? fileName ?? (kind === 'curl' ? 'Pasted commands' : 'Pasted document')).slice(0, SOURCE_CHARACTERS)
}

/** Text columns of PostgreSQL cannot hold the NUL character. */
function requireText(document: string): void {
  if (document.includes('\0')) throw fieldError('document', 'This is no text. Choose a JSON or YAML file.')
}

/** Keeps a document and begins to read it in the background; gives the id of the import. */
export async function startImport(
  member: Member,
  connectorSlug: string,
  input: NewImport,
  send: SendOptions = {},
): Promise<string> {
  requireRole(member, 'editor')
  const { id: connectorId, slug, baseUrl } = await getConnector(member, connectorSlug)
  const { document = '', url = null } = input
  requireText(document)
  const kind = kindOf(input)
  await sweep(connectorId)
  const { id } = await db().importJob.create({
    data: {
      connectorId,
      createdById: member.userId,
      kind,
      source: sourceOf(input, kind),
      document: sealDocument(document, connectorId),
      state: 'reading',
      expiresAt: new Date(Date.now() + IMPORT_DAYS * DAY_MS),
    },
  })
  runImport(member, { id, kind, document, url, connector: { id: connectorId, slug, baseUrl } }, send)
  return id
}

/** Reads the document of an import again: one that failed, one whose process is gone, or one that is to be seen beside today's draft. */
export async function readAgain(
  member: Member,
  connectorSlug: string,
  id: string,
  send: SendOptions = {},
): Promise<void> {
  requireRole(member, 'editor')
  const { id: connectorId, slug, baseUrl } = await getConnector(member, connectorSlug)
  const row = await findImportRow(member, connectorSlug, id)
  if (isRunning(id)) throw new AppError('conflict', 'It is being read already')
  const url = URL.canParse(row.source) ? row.source : null
  await db().importJob.update({ where: { id }, data: { state: 'reading', done: 0, total: 0, problem: '' } })
  const kind = row.kind as ImportKind
  runImport(member, { id, kind, document: row.document, url, connector: { id: connectorId, slug, baseUrl } }, send)
}
