const RESERVED_PREFIXES = /^(?:claude|anthropics?|cc-plugin)-/
const RESERVED_WORDS = new Set(['claude', 'anthropic', 'anthropics'])
/** Windows cannot make a folder of such a name. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/
/** As short as the shortest of these names, so that every tool name keeps its room. */
const FALLBACK = 'api'

/**
 * The plugin's name: the slug without the words that Claude Code reserves (`claude-orders` → `orders`). Never longer than the slug, so tool
 * names that fit the slug fit the plugin.
 */
export function pluginName(slug: string): string {
  let words = slug
  while (RESERVED_PREFIXES.test(words)) words = words.replace(RESERVED_PREFIXES, '')
  const kept = words.split('-').filter((word) => !RESERVED_WORDS.has(word))
  const name = kept.join('-')
  return name === '' || DEVICE.test(name) ? FALLBACK : name
}

/** The skill's name and folder. The Skills API refuses the names of Claude and Anthropic anywhere in it. */
export function skillName(plugin: string): string {
  return /claude|anthropic/.test(plugin) ? 'using-this-connector' : `using-${plugin}`
}

/** What Claude Code's `/plugin install <plugin>@<marketplace>` calls the unzipped folder. */
export function marketplaceName(plugin: string): string {
  return `${plugin}-marketplace`
}

/** The slash command is `/<plugin>:ask`. */
export const COMMAND_NAME = 'ask'

/**
 * `1.<release>.0`: a release brings other tools, so it is a minor version. Rolling back gives the earlier version again; Claude Code
 * updates on any other version, also a lower one.
 */
export function pluginVersion(release: number): string {
  return `1.${release}.0`
}
