/** Claude's own add-connector dialog, filled in. The person still confirms it there. */
export function addToClaudeLink(name: string, endpoint: string): string {
  return `https://claude.ai/customize/connectors?${parameters(name, endpoint)}`
}

/** The same for an Owner of a Team or Enterprise plan, who adds it for everyone. */
export function addToOrganisationLink(name: string, endpoint: string): string {
  return `https://claude.ai/admin-settings/connectors?${parameters(name, endpoint)}`
}

function parameters(connectorName: string, connectorUrl: string): string {
  // encodeURIComponent, not URLSearchParams: a space as "+" would show as a plus in the dialog.
  const filled = Object.entries({ connectorName, connectorUrl })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  return `modal=add-custom-connector&${filled}`
}

/** The line for a terminal. A slug and our own address need no quotes. */
export function addToClaudeCodeLine(slug: string, endpoint: string): string {
  return `claude mcp add --transport http ${slug} ${endpoint}`
}
