/** A value as the text of a file. */
export function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
