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

/** The editor of a saved tool. One called "new" cannot stand where new tools are made. */
export function toolPath(place: ToolPlace, name: string): string {
  return name === 'new' ? `${toolsPath(place)}/new?tool=new` : `${toolsPath(place)}/${name}`
}
