const CONTEXT = 3

/** How many lines two texts have in common from each pair of places on (the table of the longest common subsequence). */
function commonLengths(before, after) {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  for (let left = before.length - 1; left >= 0; left--) {
    for (let right = after.length - 1; right >= 0; right--) {
      table[left][right] =
        before[left] === after[right]
          ? table[left + 1][right + 1] + 1
          : Math.max(table[left + 1][right], table[left][right + 1])
    }
  }
  return table
}

/** Every line with its sign: ' ' in both, '-' only before, '+' only after. */
function signedLines(before, after) {
  const table = commonLengths(before, after)
  const lines = []
  let left = 0
  let right = 0
  while (left < before.length || right < after.length) {
    if (left < before.length && right < after.length && before[left] === after[right]) {
      lines.push(` ${before[left]}`)
      left++
      right++
    } else if (left < before.length && (right >= after.length || table[left + 1][right] >= table[left][right + 1])) {
      lines.push(`-${before[left++]}`)
    } else {
      lines.push(`+${after[right++]}`)
    }
  }
  return lines
}

/** The lines that differ between two texts, with a few around them and `…` between; empty when they are the same. */
export function lineDifference(before, after) {
  if (before === after) return []
  const split = (text) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
  const old = split(before)
  const made = split(after)
  // Equal beginnings and ends need no table; large files differ in few places.
  let head = 0
  while (head < old.length && head < made.length && old[head] === made[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < made.length - head && old.at(-1 - tail) === made.at(-1 - tail)) tail++
  const lines = [
    ...old.slice(0, head).map((line) => ` ${line}`),
    ...signedLines(old.slice(head, old.length - tail), made.slice(head, made.length - tail)),
    ...old.slice(old.length - tail).map((line) => ` ${line}`),
  ]
  const changed = lines.flatMap((line, index) => (line.startsWith(' ') ? [] : [index]))
  const near = (index) => changed.some((place) => Math.abs(place - index) <= CONTEXT)
  const shown = lines.map((line, index) => (near(index) ? line : null))
  return shown.flatMap((line, index) => (line !== null ? [line] : shown[index - 1] !== null && index > 0 ? ['…'] : []))
}
