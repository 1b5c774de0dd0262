import type { Icon, ToolDefinition } from '@/lib/connectors/schema'
import type { BundleSource, LocalRelease } from './schema'

/** With the icons at an address: others would make every list as large as they are. */
function withListedIcons<Part extends { icons?: Icon[] | undefined }>(part: Part): Part {
  const listed = part.icons?.filter(({ src }) => !src.startsWith('data:'))
  return { ...part, icons: listed?.length ? listed : undefined }
}

/** A tool without what only the hosted endpoint looks at. */
function toLocalTool(tool: ToolDefinition): ToolDefinition {
  const { open: _open, scope: _scope, callsPerMinute: _calls, group: _group, hidden: _hidden, ...local } = tool
  return withListedIcons(local)
}

/** What the server finds in `release.json`. Everybody who has the file can read it. */
export function buildRelease(source: BundleSource): LocalRelease {
  const { slug, name, description, instructions, release, baseUrl, hosts, key, icons } = source
  return withListedIcons({
    slug,
    name,
    description,
    instructions,
    release,
    baseUrl,
    hosts,
    key,
    icons,
    tools: source.tools.map(toLocalTool),
    prompts: source.prompts.map(withListedIcons),
    resources: source.resources.map(withListedIcons),
  })
}
