/** `orderItems`, `order-items` and `order.items` as `order_items`. */
export function toSnake(text: string): string {
  const spaced = text
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    // `ZRProfile` and `addARoom`, but not `listPRs` and `OAuth`.
    .replace(/([A-Z]{2,})(?=[A-Z][a-z])(?![A-Z]s(?![a-z]))/g, '$1_')
    .replace(/(?<![A-Za-z])A(?=[A-Z][a-z])(?!Auth)/g, 'A_')
  return spaced
    .replace(/[^a-zA-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase()
}

export function toSingular(word: string): string {
  if (/ies$/.test(word) && word.length > 4) return word.replace(/ies$/, 'y')
  if (/(sses|xes|ches|shes|zes|uses)$/.test(word)) return word.replace(/es$/, '')
  return isPlural(word) ? word.replace(/s$/, '') : word
}

export function isPlural(word: string): boolean {
  return /[^su]s$/.test(word) && !/(is|news)$/.test(word)
}

/** `an order`, `a tag`. */
export function withArticle(noun: string): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`
}
