import { connectorPath, type ToolPlace } from '../tools/tool-place'

export function resourcesPath(place: ToolPlace): string {
  return `${connectorPath(place)}/resources`
}

/** The editor of a saved resource. One called "new" cannot stand where new resources are made. */
export function resourcePath(place: ToolPlace, name: string): string {
  return name === 'new' ? `${resourcesPath(place)}/new?resource=new` : `${resourcesPath(place)}/${name}`
}
