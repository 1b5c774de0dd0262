const VERBS = new Set(
  (
    'accept activate add approve archive assign attach book browse calculate cancel change charge check clear close compare complete ' +
    'confirm convert copy count create deactivate delete describe disable download edit enable estimate export fetch filter find ' +
    'fulfil fulfill generate get import insert invite issue link list look lookup mark merge move open pause pay place post preview ' +
    'publish put query read refund register reject release remove rename renew reopen replace report reserve reset resolve restore ' +
    'resume retrieve return revoke run save schedule search send set share ship show start stop submit subscribe summarize sync tag ' +
    'track translate undo unlink update upload validate verify view void withdraw write'
  ).split(' '),
)

const CAPITALIZED = /^\p{Lu}\p{Ll}+$/u

/** A tool's title inside a sentence: `List Orders` → `list orders`. Other words keep their case: they may be names, or not English. */
export function toPhrase(title: string): string {
  const [first = '', ...rest] = title.replace(/[\s.!?,;:]+$/, '').split(' ')
  if (!VERBS.has(first.toLowerCase())) return [first, ...rest].join(' ')
  // Capitals on every longer word are a style; among small words, a capital marks a name.
  const isTitleCase = rest.filter((word) => word.length > 3).every((word) => /^\P{Ll}/u.test(word))
  const words = isTitleCase ? rest.map((word) => (CAPITALIZED.test(word) ? word.toLowerCase() : word)) : rest
  return [first.toLowerCase(), ...words].join(' ')
}
