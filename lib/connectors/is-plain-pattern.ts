/** What one pattern can cost: how often it may try each start, and whether a part of it has no end. */
interface Cost {
  tries: number
  endless: number
}

const MOST_TRIES = 2_000
const ATOM =
  /\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[pP]\{[\w=]+\}|\\[dDwWsStrnfv0]|\\[\^$\\.*+?()[\]{}|/-]|\[(?:\\.|[^\]\\])*\]|[^\\^$*+?()[\]{}|]/y
const REPEAT = /([*+?])\??|\{(\d+)(?:(,)(\d*))?\}\??/y

class Reader {
  at = 0
  constructor(readonly text: string) {}

  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found) this.at = pattern.lastIndex
    return found
  }
}

/** How many lengths a repetition may have, and its most; null where it has no end. */
function repeatOf(reader: Reader): { lengths: number; most: number } | null {
  const found = reader.take(REPEAT)
  if (!found) return { lengths: 1, most: 1 }
  const [, sign, from, comma, to] = found
  if (sign) return sign === '?' ? { lengths: 2, most: 1 } : null
  if (!comma) return { lengths: 1, most: Number(from) }
  return to ? { lengths: Math.max(1, Number(to) - Number(from) + 1), most: Number(to) } : null
}

/** The cost of one atom or group with its repetition; null for what is not plain. */
function readItem(reader: Reader, depth: number): Cost | null {
  if (reader.take(/[$^]/y)) return { tries: 1, endless: 0 }
  if (reader.take(ATOM)) {
    const repeat = repeatOf(reader)
    return repeat ? { tries: repeat.lengths, endless: 0 } : { tries: 1, endless: 1 }
  }
  if (!reader.take(/\((?:\?:)?(?!\?)/y)) return null
  const inner = readChoices(reader, depth + 1)
  if (!inner || !reader.take(/\)/y)) return null
  const repeat = repeatOf(reader)
  if (!repeat) return null
  if (repeat.most <= 1) return { tries: inner.tries + repeat.lengths - 1, endless: inner.endless }
  return inner.endless > 0 ? null : { tries: repeat.lengths * inner.tries ** Math.min(repeat.most, 50), endless: 0 }
}

function readChoices(reader: Reader, depth: number): Cost | null {
  if (depth > 5) return null
  const total: Cost = { tries: 0, endless: 0 }
  do {
    const one: Cost = { tries: 1, endless: 0 }
    while (reader.at < reader.text.length && !/[|)]/.test(reader.text.charAt(reader.at))) {
      const item = readItem(reader, depth)
      if (!item) return null
      one.tries *= item.tries
      one.endless += item.endless
    }
    total.tries += one.tries
    total.endless = Math.max(total.endless, one.endless)
  } while (reader.take(/\|/y))
  return total
}

/**
 * Whether a regular expression is so plain that no text can make it slow: few ways to match from any start, and at most one part
 * without an end, in a pattern that begins at the start of the text. False says nothing about it.
 */
export function isPlainPattern(pattern: string): boolean {
  const reader = new Reader(pattern)
  const cost = readChoices(reader, 0)
  if (!cost || reader.at < pattern.length || cost.tries > MOST_TRIES) return false
  const anchored = pattern.startsWith('^') && !/\|/.test(pattern)
  return cost.endless === 0 || (cost.endless === 1 && anchored)
}
