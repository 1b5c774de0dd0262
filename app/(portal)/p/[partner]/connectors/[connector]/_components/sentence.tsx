/** A sentence in which `names` stand between backticks, as lib writes them. */
export function Sentence({ text }: { text: string }) {
  const parts = text.split('`').map((part, index) => ({ part, code: index % 2 === 1, key: `${index}-${part}` }))
  return <>{parts.map(({ part, code, key }) => (code ? <code key={key}>{part}</code> : part))}</>
}
