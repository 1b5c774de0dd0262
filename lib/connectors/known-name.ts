/** Words every JavaScript object knows. The endpoint keeps what it serves by name and would mistake these for its own. */
const OBJECT_WORDS = new Set(Object.getOwnPropertyNames(Object.prototype))

/** Whether a name can be served; see `OBJECT_WORDS`. */
export function isServableName(name: string): boolean {
  return !OBJECT_WORDS.has(name)
}
