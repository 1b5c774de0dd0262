const RESERVED_PREFIXES = /^(?:claude|anthropics?|cc-plugin)-/
const RESERVED_WORDS = new Set(['claude', 'anthropic', 'anthropics'])
/** Short enough to leave every tool name the room it had under the slug. */
const NAME_OF_NOTHING_BUT_RESERVED_WORDS = 'tools'

/**
 * The plugin's name: the slug without the words Claude Code reserves (`claude-orders` → `orders`). Never longer than the slug, so tool
 * names that fit the slug fit the plugin.
 */
export function pluginName(slug: string): string {
  let words = slug
  while (RESERVED_PREFIXES.test(words)) words = words.replace(RESERVED_PREFIXES, '')
  const kept = words.split('-').filter((word) => !RESERVED_WORDS.has(word))
  return kept.join('-') || NAME_OF_NOTHING_BUT_RESERVED_WORDS
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
