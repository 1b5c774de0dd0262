/** The values that go on as typed, then those that contain it; each group in the partner's order, without regard to case. */
export function completeValue(values: string[], typed: string): string[] {
  const wanted = typed.toLowerCase()
  const starts = values.filter((value) => value.toLowerCase().startsWith(wanted))
  const contains = values.filter((value) => !starts.includes(value) && value.toLowerCase().includes(wanted))
  return [...starts, ...contains]
}
