/** The value as JSON on one line, in a fenced block that nothing in the value can end or make run. */
export function renderJsonBlock(value: unknown): string[] {
  const json = JSON.stringify(value).replace(
    /[`\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|\$(?=[\w{(])|(?<=\s)@/gu,
    toUnicodeEscapes,
  )
  return ['```json', json, '```']
}

function toUnicodeEscapes(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}
