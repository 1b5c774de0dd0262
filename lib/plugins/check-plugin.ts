import { AppError } from '@/lib/errors'
import { fileBytes } from './file-bytes'
import { type BuiltPlugin, FILE_BYTES_LIMIT, PLUGIN_BYTES_LIMIT, SKILL_LINES_LIMIT, SKILL_NAME_LIMIT } from './schema'

/** Throws where a built plugin would be refused or held back on upload. */
export function checkPlugin(plugin: BuiltPlugin): void {
  if (plugin.name.length > SKILL_NAME_LIMIT) throw tooLarge(`The plugin name "${plugin.name}" is too long`)
  const seen = new Set<string>()
  let total = 0
  for (const file of plugin.files) {
    const { path } = file
    if (seen.has(path.toLowerCase())) throw new AppError('conflict', `The plugin has two files called ${path}`)
    seen.add(path.toLowerCase())
    const bytes = fileBytes(file).length
    total += bytes
    if (!('text' in file)) continue
    if (bytes > FILE_BYTES_LIMIT) throw tooLarge(`${path} is too large`)
    if (path.endsWith('/SKILL.md') && file.text.split('\n').length > SKILL_LINES_LIMIT)
      throw tooLarge(`${path} is too long`)
  }
  if (total > PLUGIN_BYTES_LIMIT) throw tooLarge('All files together are too large')
}

function tooLarge(problem: string): AppError {
  return new AppError('too_large', `${problem} for a Claude plugin. Split the connector into smaller ones.`)
}
