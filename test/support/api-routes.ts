import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>

/** A route file of the management API: its address with {placeholders}, and its handlers by method. */
export interface ApiRoute {
  path: string
  handlers: Map<string, Handler>
}

const ROOT = join(process.cwd(), 'app/api/v1')

/** Every route below app/api/v1, as Next would find them; the most exact first. */
export async function apiRoutes(): Promise<ApiRoute[]> {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)route\.ts$/.test(file))
  const routes = await Promise.all(
    files.map(async (file) => {
      const folders = file.split(sep).slice(0, -1)
      const path = `/api/v1${folders.map((folder) => `/${folder.replace(/^\[(.*)\]$/, '{$1}')}`).join('')}`
      const exported: Record<string, unknown> = await import(join(ROOT, file))
      const handlers = Object.entries(exported).filter(([name]) => /^[A-Z]+$/.test(name)) as [string, Handler][]
      return { path, handlers: new Map(handlers) }
    }),
  )
  const weight = ({ path }: ApiRoute) => path.replace(/\{[^.}]+\}/g, '~').replace(/\{\.\.\..*/, '~~')
  return routes.sort((a, b) => (weight(a) < weight(b) ? -1 : 1))
}

function match(path: string, pathname: string): Record<string, string> | null {
  const pattern = path.replace(/[.]json/, '\\.json').replace(/\{\.{0,3}(\w+)\}/g, (whole, name) => {
    return whole.startsWith('{...') ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`
  })
  const found = new RegExp(`^${pattern}$`).exec(pathname)
  if (!found) return null
  return Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]))
}

/** Answers a request as the portal would, from the route files themselves. */
export async function answerApi(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  for (const { path, handlers } of await apiRoutes()) {
    const params = match(path, pathname)
    if (!params) continue
    const handler = handlers.get(request.method)
    return handler ? handler(request, { params: Promise.resolve(params) }) : new Response(null, { status: 405 })
  }
  return new Response(null, { status: 404 })
}
