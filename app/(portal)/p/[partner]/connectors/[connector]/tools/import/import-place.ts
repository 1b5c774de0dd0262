import { type ToolPlace, toolsPath } from '../tool-place'

/** Where a document is given. */
export function startPath(place: ToolPlace): string {
  return `${toolsPath(place)}/import`
}

/** Where the operations of a document are chosen. */
export function importPath(place: ToolPlace, id: string): string {
  return `${startPath(place)}/${encodeURIComponent(id)}`
}
