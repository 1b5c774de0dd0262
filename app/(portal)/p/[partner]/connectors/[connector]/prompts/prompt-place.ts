import { connectorPath, type ToolPlace } from '../tools/tool-place'

export function promptsPath(place: ToolPlace): string {
  return `${connectorPath(place)}/prompts`
}

/** The editor of a saved prompt. One called "new" cannot stand where new prompts are made. */
export function promptPath(place: ToolPlace, name: string): string {
  return name === 'new' ? `${promptsPath(place)}/new?prompt=new` : `${promptsPath(place)}/${name}`
}
