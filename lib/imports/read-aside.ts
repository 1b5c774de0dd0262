import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { fieldError } from '@/lib/errors'
import { MAX_ALIASES, notYaml } from './read-yaml'

/** Below it, YAML is read in less time than a worker takes to start. */
const ASIDE_CHARACTERS = 100_000
const MAX_CHARACTERS = 20_000_000
const MAX_MS = 30_000
const MEMORY_MB = 1_000

/** Answers with JSON: it is read back in a tenth of the time that a copy of the objects takes. */
const SOURCE = `
const { parentPort, workerData } = require('node:worker_threads')
const { parseDocument } = require(workerData.yaml)
const document = parseDocument(workerData.text, { merge: true, logLevel: 'silent' })
const [error] = document.errors
if (error) parentPort.postMessage({ error: error.message })
else {
  try {
    parentPort.postMessage({ json: JSON.stringify(document.toJS({ maxAliasCount: workerData.aliases })) })
  } catch (cause) {
    parentPort.postMessage({ tooMuch: String(cause) })
  }
}
`

type Answer = { json?: string; error?: string; tooMuch?: string }

function tooMuch(field: string) {
  return fieldError(field, 'The document repeats or nests itself too often to be read')
}

/** Where the package is, for a worker that no bundler has seen. */
function yamlPackage(): string {
  const name = 'yaml'
  return createRequire(join(process.cwd(), 'package.json')).resolve(name)
}

function askWorker(text: string, field: string): Promise<Answer> {
  const worker = new Worker(SOURCE, {
    eval: true,
    workerData: { text, aliases: MAX_ALIASES, yaml: yamlPackage() },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // Nothing of this process is the document's to read.
    env: {},
  })
  return new Promise<Answer>((resolve, reject) => {
    const timer = setTimeout(() => reject(fieldError(field, 'The document takes too long to read. Use JSON.')), MAX_MS)
    worker.once('message', resolve)
    worker.once('error', (error: Error & { code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(field) : error),
    )
    worker.once('exit', () => reject(tooMuch(field)))
    timer.unref()
  }).finally(() => worker.terminate())
}

/**
 * What a server reads a document from: a large text of YAML is read in a thread of its own, within bounds of time and memory, so
 * that others are served meanwhile. Anything else is given back as it is. Throws at `field`.
 */
export async function readAside(document: unknown, field = 'document'): Promise<unknown> {
  if (typeof document !== 'string' || document.length < ASIDE_CHARACTERS || document.length > MAX_CHARACTERS)
    return document
  if (/^\uFEFF?\s*[{[]/.test(document)) return document
  const { json, error } = await askWorker(document.replace(/^\uFEFF/, ''), field)
  if (error !== undefined) throw notYaml(field, error)
  if (json === undefined || json.length > MAX_CHARACTERS) throw tooMuch(field)
  return json
}
