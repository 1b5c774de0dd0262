/** Adds a full stop where the text has no end of its own. */
export function endSentence(text: string): string {
  return text === '' || /[.!?…。！？:]["'”’)\]]?$/u.test(text) ? text : `${text}.`
}
