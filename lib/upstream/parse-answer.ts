const LONG_NUMBER = /\d{16}/
const TEXT_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g

/** Integers that JavaScript would round, as texts. */
function quoteLongIntegers(text: string): string {
  return text.replace(TEXT_OR_LONG_NUMBER, (found) => {
    return found.startsWith('"') || Number.isSafeInteger(Number(found)) ? found : `"${found}"`
  })
}

/**
 * A JSON answer as a value that can be shaped and cut; undefined where it is no JSON. Integers too large for a number of JavaScript
 * become texts, so that no id is ever rounded.
 */
export function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(LONG_NUMBER.test(text) ? quoteLongIntegers(text) : text)
  } catch {
    return undefined
  }
}
