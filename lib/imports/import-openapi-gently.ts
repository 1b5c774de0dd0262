import { type ImportProgress, type OpenApiImport, type OpenApiOptions, openApiSteps } from './import-openapi'
import { readAside } from './read-aside'
import { takeTurns } from './take-turns'

/** `importOpenApi` for a server: lets other requests through between operations, and tells how far it is. */
export async function importOpenApiGently(
  document: unknown,
  options: OpenApiOptions = {},
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<OpenApiImport> {
  return takeTurns(openApiSteps(await readAside(document), options), onProgress)
}
