import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const APP = fileURLToPath(new URL('../../app', import.meta.url))

export interface AppPage {
  /** As the app folder writes it, e.g. `/p/[partner]/team`. */
  pattern: string
  /** What it answers: GET for a page, whatever a route exports. */
  methods: string[]
  kind: 'page' | 'route'
}

function methodsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
  return methods.filter((method) => new RegExp(`(function|as|const) ${method}\\b`).test(source))
}

/** Every page and route below a folder of the app, found on disk: one that is added later is tested too. */
export function appPages(below = ''): AppPage[] {
  const files = readdirSync(join(APP, below), { recursive: true, withFileTypes: true })
  return files
    .filter((entry) => entry.name === 'page.tsx' || entry.name === 'route.ts')
    .map((entry): AppPage => {
      const folders = relative(APP, entry.parentPath).split(sep)
      const pattern = `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`
      const kind = entry.name === 'page.tsx' ? 'page' : 'route'
      return { pattern, kind, methods: kind === 'page' ? ['GET'] : methodsOf(join(entry.parentPath, entry.name)) }
    })
    .sort((a, b) => a.pattern.localeCompare(b.pattern))
}

/** The pattern with the places filled in. Throws for a place nobody has thought of: a new page needs a case. */
export function fillPattern(pattern: string, places: Record<string, string>): string {
  return pattern.replace(/\[([^\]]+)\]/g, (_, place: string) => {
    const value = places[place]
    if (value === undefined) throw new Error(`${pattern} has a place "${place}" that the journeys do not know`)
    return value
  })
}

/** Everything of a partner, to be opened by someone who must not see it. */
export const PARTNER_PAGES = appPages('(portal)/p')
