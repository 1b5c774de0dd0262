/** A run of pieces that is in both texts, only before, or only after. */
export interface Piece {
  kind: 'same' | 'before' | 'after'
  text: string
}

/** Cells of the table at most. Beyond it the whole middle is told as replaced. */
const TABLE_LIMIT = 4_000_000

/** How many pieces two lists have in common from each pair of places on (the table of the longest common subsequence). */
function commonLengths(before: string[], after: string[]): Uint32Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  const at = (left: number, right: number) => table[left]?.[right] ?? 0
  for (let left = before.length - 1; left >= 0; left--) {
    const row = table[left]
    for (let right = after.length - 1; row && right >= 0; right--) {
      row[right] =
        before[left] === after[right] ? at(left + 1, right + 1) + 1 : Math.max(at(left + 1, right), at(left, right + 1))
    }
  }
  return table
}

function middle(before: string[], after: string[]): Piece[] {
  if (before.length * after.length > TABLE_LIMIT) {
    return [
      ...before.map((text): Piece => ({ kind: 'before', text })),
      ...after.map((text): Piece => ({ kind: 'after', text })),
    ]
  }
  const table = commonLengths(before, after)
  const pieces: Piece[] = []
  let [left, right] = [0, 0]
  while (left < before.length || right < after.length) {
    const [old, made] = [before[left], after[right]]
    if (old !== undefined && old === made) {
      pieces.push({ kind: 'same', text: old })
      left++
      right++
    } else if (
      old !== undefined &&
      (made === undefined || (table[left + 1]?.[right] ?? 0) >= (table[left]?.[right + 1] ?? 0))
    ) {
      pieces.push({ kind: 'before', text: old })
      left++
    } else {
      pieces.push({ kind: 'after', text: made ?? '' })
      right++
    }
  }
  return pieces
}

function difference(before: string[], after: string[]): Piece[] {
  // Equal beginnings and ends need no table; long texts differ in few places.
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  const rest = Math.min(before.length, after.length) - head
  while (tail < rest && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const same = (text: string): Piece => ({ kind: 'same', text })
  return [
    ...before.slice(0, head).map(same),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ]
}

/** Two texts word by word, neighbours of one kind joined. */
export function wordDifference(before: string, after: string): Piece[] {
  const words = (text: string) => text.match(/\s+|[^\s]+/g) ?? []
  const joined: Piece[] = []
  for (const piece of difference(words(before), words(after))) {
    const last = joined.at(-1)
    if (last?.kind === piece.kind) last.text += piece.text
    else joined.push({ ...piece })
  }
  return joined
}

const CONTEXT = 2

/** Two texts line by line, with two lines around each difference; `null` stands for those left out. */
export function lineDifference(before: string, after: string): (Piece | null)[] {
  const lines = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
  const pieces = difference(lines(before), lines(after))
  const near = new Uint8Array(pieces.length)
  for (const [index, { kind }] of pieces.entries()) {
    if (kind !== 'same') near.fill(1, Math.max(0, index - CONTEXT), index + CONTEXT + 1)
  }
  return pieces.flatMap((piece, index) => (near[index] ? [piece] : index > 0 && near[index - 1] ? [null] : []))
}
