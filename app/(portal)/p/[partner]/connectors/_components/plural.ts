/** "1 tool", "6 tools". */
export function plural(count: number, one: string): string {
  return `${new Intl.NumberFormat('en').format(count)} ${one}${count === 1 ? '' : 's'}`
}
