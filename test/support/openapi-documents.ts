import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface NamedDocument {
  name: string
  text: string
}

const FIXTURES = join(process.cwd(), 'test/unit/fixtures/openapi')
/** Published descriptions kept beside the repository, where someone has put them there. */
const SHARED = ['../shared/openapi', '../../shared/openapi'].map((path) => join(process.cwd(), path))

function readFolder(folder: string): NamedDocument[] {
  return readdirSync(folder)
    .filter((name) => /\.(json|ya?ml)$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}

/** The repository's own small documents, one per feature. */
export function ownDocuments(): NamedDocument[] {
  return readFolder(FIXTURES)
}

/** Real documents; none, with a note, where the folder is not there. */
export function publishedDocuments(): NamedDocument[] {
  const folder = SHARED.find((path) => existsSync(path))
  if (folder) return readFolder(folder)
  console.info(`There is no ${SHARED[0]}; the repository's own documents stand alone.`)
  return []
}
