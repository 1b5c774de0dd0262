/**
 * The text as one line of visible characters: line ends and other spacing become one space; control, zero-width, bidi, tag and other
 * invisible characters are gone. Frontmatter, tables and lists cannot be broken out of with what is left.
 */
export function toPlainLine(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/[\p{Z}\t\n\v\f\r\u0085]+/gu, ' ')
      // Cf has the bidi and zero-width characters and the tags that can hide a whole sentence.
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]/gu, '')
      .replace(/ +/g, ' ')
      .trim()
  )
}
