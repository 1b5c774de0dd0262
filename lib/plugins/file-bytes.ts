import type { PluginFile } from './schema'

/** What the file holds, text as UTF-8. */
export function fileBytes(file: PluginFile): Uint8Array<ArrayBuffer> {
  return new Uint8Array('text' in file ? Buffer.from(file.text) : Buffer.from(file.base64, 'base64'))
}
