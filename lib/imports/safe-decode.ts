/** A segment of a path without its percent signs; as it is where they mean nothing. */
export function safeDecode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch (error) {
    if (error instanceof URIError) return segment
    throw error
  }
}
