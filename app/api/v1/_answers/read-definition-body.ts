import { readJson, readText } from '@/app/_web/read-json'
import { parseText } from '@/lib/definitions'

/** The body as data: YAML where it says so, else JSON. */
export async function readDefinitionBody(request: Request): Promise<unknown> {
  const isYaml = request.headers.get('content-type')?.includes('yaml')
  return isYaml ? parseText(await readText(request)) : readJson(request)
}
