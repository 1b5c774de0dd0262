import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const APP = join(process.cwd(), 'app')

type Run = (...args: unknown[]) => unknown

/** Something of the app that a request can reach: a page or layout, a method of a route, or a server action. */
export interface AppEntry {
  /** As in "GET /p/[partner]/activity/export", "page /p/[partner]/team", "saveToolAction". */
  name: string
  kind: 'page' | 'layout' | 'route' | 'action'
  /** As the app folder writes it, without groups. */
  pattern: string
  load: () => Promise<Run>
  /** What makes the title of a page or layout, where it has a function for that. */
  title?: () => Promise<Run>
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

function patternOf(file: string): string {
  const folders = relative(APP, file).split(sep).slice(0, -1)
  return `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`
}

const filesOf = (): string[] =>
  readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(APP, file))

const load = (file: string, name: string) => async (): Promise<Run> => (await import(file))[name]

function exportedNames(source: string): string[] {
  const declared = [...source.matchAll(/^export (?:async function|function|const) (\w+)/gm)].map(
    ([, name = '']) => name,
  )
  const listed = [...source.matchAll(/^export (?:const )?\{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').map(
      (each) =>
        each
          .split(/ as |:/)
          .at(-1)
          ?.trim() ?? '',
    ),
  )
  const renamed = [...source.matchAll(/\bas (GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b/g)].map(([, name = '']) => name)
  return [...new Set([...declared, ...listed, ...renamed])].filter(Boolean)
}

/** Everything of the app that a request can reach, found on disk: what is added later is there too. */
export function appEntries(): AppEntry[] {
  return filesOf().flatMap((file): AppEntry[] => {
    const source = readFileSync(file, 'utf8')
    const pattern = patternOf(file)
    const own = /\/(page|layout)\.tsx$/.exec(file)?.[1] as 'page' | 'layout' | undefined
    if (own) {
      const title = source.includes('function generateMetadata') && { title: load(file, 'generateMetadata') }
      return [{ name: `${own} ${pattern}`, kind: own, pattern, load: load(file, 'default'), ...title }]
    }
    const names = exportedNames(source)
    if (/\/route\.tsx?$/.test(file)) {
      return names
        .filter((name) => METHODS.includes(name))
        .map((name) => ({ name: `${name} ${pattern}`, kind: 'route', pattern, load: load(file, name) }))
    }
    if (!/^['"]use server['"]/.test(source)) return []
    return names.map((name) => ({ name, kind: 'action', pattern, load: load(file, name) }))
  })
}

/** The segments of a pattern that differ from one address to the next, with a value for each. Throws for one nobody has thought of. */
export function paramsOf(pattern: string, places: Record<string, string>): Record<string, string> {
  const names = [...pattern.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name)
  const unknown = names.find((name) => places[name] === undefined)
  if (unknown) throw new Error(`${pattern} has a place "${unknown}" that the test has no thing of`)
  return Object.fromEntries(names.map((name) => [name, places[name] ?? '']))
}
