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
