import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The text of the server that bundles and plugins run, as the build has made it of `local-server.ts`. */
export async function readLocalServer(): Promise<string> {
  try {
    return await readFile(join(process.cwd(), 'build/local-server.mjs'), 'utf8')
  } catch (error) {
    throw new Error('build/local-server.mjs cannot be read. npm run build makes it.', { cause: error })
  }
}
