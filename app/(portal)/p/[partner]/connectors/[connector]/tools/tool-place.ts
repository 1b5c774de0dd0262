/** Where the tools of a connector stand: what its pages and actions are bound to. */
export interface ToolPlace extends Record<string, string> {
  partner: string
  connector: string
}

export function connectorPath({ partner, connector }: ToolPlace): string {
  return `/p/${partner}/connectors/${connector}`
}

export function toolsPath(place: ToolPlace): string {
  return `${connectorPath(place)}/tools`
}

/** Pages of the portal beside those of tools. */
const OWN_PAGES = ['new', 'import']

/** Whether a tool of this name cannot stand at an address of its own. */
export function isOwnPage(name: string | undefined): name is string {
  return name !== undefined && OWN_PAGES.includes(name)
}

/** The editor of a saved tool. One called "new" cannot stand where new tools are made. */
export function toolPath(place: ToolPlace, name: string): string {
  return isOwnPage(name) ? `${toolsPath(place)}/new?tool=${name}` : `${toolsPath(place)}/${name}`
}
