import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ToolDefinition } from '@/lib/connectors/schema'
import { type DocumentImport, documentSteps, type ImportKind, type ImportOptions } from '@/lib/imports'
import { buildRequest } from '@/lib/upstream'

const FIXTURES = join(process.cwd(), 'test/unit/fixtures')
export const SAMPLE_KINDS = ['curl', 'postman', 'har'] as const

export interface SampleFile {
  kind: ImportKind
  name: string
  text: string
}

/** The repository's own collections, recordings and commands. */
export function sampleFiles(): SampleFile[] {
  return SAMPLE_KINDS.flatMap((kind) =>
    readdirSync(join(FIXTURES, kind))
      .sort()
      .map((name) => ({ kind, name, text: readFileSync(join(FIXTURES, kind, name), 'utf8') })),
  )
}

export function sampleText(kind: ImportKind, name: string): string {
  return readFileSync(join(FIXTURES, kind, name), 'utf8')
}

/** The whole import at once. */
export function importAll(kind: ImportKind, document: unknown, options: ImportOptions = {}): DocumentImport {
  const steps = documentSteps(kind, document, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The first example of every parameter, as Claude might take it. */
export function exampleArguments({ parameters }: ToolDefinition): Record<string, unknown> {
  const entries = parameters.map(({ name, schema }) => [
    name,
    Array.isArray(schema.examples) ? schema.examples[0] : undefined,
  ])
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** What a call with the examples sends: `GET https://…`, the headers that were imported, and the body. */
export function exampleRequest(found: DocumentImport, toolName: string, more: Record<string, unknown> = {}) {
  const tool = found.tools.find(({ name }) => name === toolName)
  if (!tool) throw new Error(`There is no tool ${toolName}, only ${found.tools.map(({ name }) => name).join(', ')}`)
  const { method, url, headers, body } = buildRequest(tool, found.baseUrl, { ...exampleArguments(tool), ...more })
  const text = typeof body === 'string' || body === null ? body : new TextDecoder().decode(body)
  return { call: `${method} ${url.href}`, headers, body: text }
}
