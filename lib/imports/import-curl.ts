import { AppError, fieldError } from '@/lib/errors'
import { assembleSamples, type SampleDocument } from './assemble-samples'
import type { ImportOptions } from './import-document'
import type { ImportProgress, OpenApiImport } from './import-openapi'
import { WRITTEN } from './is-showable'
import { type CurlCommand, type ReadCommand, readCurls } from './read-curl'
import { sampleFromCurl } from './sample-from-curl'
import type { SampleOperation } from './sample-operation'

const MAX_CHARACTERS = 2_000_000
const MAX_COMMANDS = 2_000

/** Errors of a command are at the field of the page's form; here they are the document's. */
function atDocument(error: Error): Error {
  return error instanceof AppError && error.fields?.curl ? fieldError('document', error.fields.curl) : error
}

function* readAll(text: string): Generator<ReadCommand> {
  try {
    yield* readCurls(text)
  } catch (error) {
    throw error instanceof Error ? atDocument(error) : error
  }
}

function toSample(command: CurlCommand): SampleOperation | AppError {
  try {
    return sampleFromCurl(command)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

function refuseNothing(document: SampleDocument, problems: Error[], others: string[]): void {
  const [problem] = problems
  if (document.operations.length > 0) return
  if (problem) throw atDocument(problem)
  throw fieldError('document', others.length > 0 ? 'The command does not begin with curl' : 'Paste a cURL command')
}

/** Reads every cURL command of a text step by step, and gives the whole at the end. Throws at `document` where there is none. */
export function* curlSteps(given: unknown, options: ImportOptions = {}): Generator<ImportProgress, OpenApiImport> {
  if (typeof given !== 'string') throw fieldError('document', 'cURL commands are text')
  if (given.length > MAX_CHARACTERS) throw fieldError('document', 'The commands are longer than 2,000,000 characters')
  const document: SampleDocument = {
    name: '',
    description: '',
    operations: [],
    skipped: [],
    credentials: [],
    notes: [],
  }
  const problems: Error[] = []
  const others: string[] = []
  let count = 0
  for (const read of readAll(given)) {
    if ('other' in read) {
      others.push(read.other)
      continue
    }
    count++
    if (count > MAX_COMMANDS) throw fieldError('document', `There are more than ${MAX_COMMANDS} commands`)
    const sample = 'problem' in read ? read.problem : toSample(read.command)
    if (sample instanceof Error) {
      if (!(sample instanceof AppError)) throw sample
      problems.push(sample)
      document.skipped.push({ operation: `Command ${count}`, reason: sample.message })
    } else document.operations.push(sample)
    yield { done: 0, total: count }
  }
  refuseNothing(document, problems, others)
  return yield* assembleSamples(document, options, WRITTEN)
}
