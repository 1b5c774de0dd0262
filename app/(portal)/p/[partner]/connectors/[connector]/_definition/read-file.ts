/** A chosen file as Base64 with its media type. */
export async function readFile(file: File): Promise<{ data: string; mimeType: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const parts: string[] = []
  // In pieces: an argument list of a whole file is too long for the browser.
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)))
  return { data: btoa(parts.join('')), mimeType: file.type }
}
