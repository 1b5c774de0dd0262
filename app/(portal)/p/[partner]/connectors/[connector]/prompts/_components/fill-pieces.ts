interface Piece {
  key: string
  shown: string
  /** It stands for an argument. */
  blank: boolean
}

/** The text in pieces, its blanks with the values typed so far; those without a value stay as they are written. */
export function fillPieces(text: string, values: Record<string, string>): Piece[] {
  return text.split(/(\{\{[^{}]*\}\})/).flatMap((part, index) => {
    if (part === '') return []
    const name = /^\{\{\s*(.*?)\s*\}\}$/.exec(part)?.[1]
    return [{ key: `${index}`, shown: (name !== undefined && values[name]) || part, blank: name !== undefined }]
  })
}
