import { renderFrontmatter } from '@/lib/markdown'
import type { BuiltSkill, PluginContent, PluginFile } from './schema'
import { toFullTools } from './to-full-tools'

/** The skill's folder: SKILL.md with the six portable fields, and the files beside it. */
export function renderSkill(skill: BuiltSkill, { name: plugin, servers }: PluginContent): PluginFile[] {
  const folder = `skills/${skill.name}`
  const frontmatter = renderFrontmatter({
    name: skill.name,
    description: skill.description,
    license: skill.license,
    compatibility: skill.compatibility,
    'allowed-tools': toFullTools(plugin, skill.allowedTools ?? [], servers).join(' '),
    metadata: skill.metadata,
  })
  return [
    { path: `${folder}/SKILL.md`, text: [frontmatter, endLine(skill.body)].join('\n') },
    ...(skill.files ?? []).map((file) => ({ ...file, path: `${folder}/${file.path}` })),
  ]
}

export function endLine(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}
