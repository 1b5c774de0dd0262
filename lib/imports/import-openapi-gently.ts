import { setImmediate } from 'node:timers/promises'
import { type ImportProgress, type OpenApiImport, type OpenApiOptions, openApiSteps } from './import-openapi'

/** Work at a stretch, in milliseconds, before others get their turn. */
const STRETCH_MS = 15

/** `importOpenApi` for a server: lets other requests through between operations, and tells how far it is. */
export async function importOpenApiGently(
  document: unknown,
  options: OpenApiOptions = {},
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<OpenApiImport> {
  const steps = openApiSteps(document, options)
  let since = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - since < STRETCH_MS) continue
    onProgress(step.value)
    await setImmediate()
    since = performance.now()
  }
}
