import { AppError } from '@/lib/errors'
import { type BuiltPlugin, FILE_BYTES_LIMIT, SKILL_LINES_LIMIT, SKILL_NAME_LIMIT } from './schema'

/** Throws where a built plugin would be refused or held back on upload. */
export function checkPlugin(plugin: BuiltPlugin): void {
  if (plugin.name.length > SKILL_NAME_LIMIT) throw tooLarge(`The plugin name "${plugin.name}" is too long`)
  const seen = new Set<string>()
  for (const { path, text } of plugin.files) {
    if (seen.has(path.toLowerCase())) throw new AppError('conflict', `The plugin has two files called ${path}`)
    seen.add(path.toLowerCase())
    if (Buffer.byteLength(text) > FILE_BYTES_LIMIT) throw tooLarge(`${path} is too large`)
    if (path.endsWith('/SKILL.md') && text.split('\n').length > SKILL_LINES_LIMIT) throw tooLarge(`${path} is too long`)
  }
}

function tooLarge(problem: string): AppError {
  return new AppError('too_large', `${problem} for a Claude plugin. Split the connector into smaller ones.`)
}
