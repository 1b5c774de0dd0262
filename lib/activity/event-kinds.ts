/** First words of events that mean the same kind of thing. */
const KINDS: Record<string, string[]> = {
  connector: ['connector', 'draft', 'instructions', 'icon'],
  tool: ['tool', 'tools', 'group'],
  prompt: ['prompt', 'prompts'],
  resource: ['resource', 'resources'],
  release: ['release'],
  fixture: ['fixture', 'fixtures'],
  access: ['access', 'guest', 'sign_in', 'limits'],
  domain: ['domain'],
  credential: ['credential', 'environment', 'upstream_hosts'],
  plugin: ['plugin'],
  member: ['member', 'invitation', 'partner', 'owner'],
  token: ['token'],
}

/** What the events of a kind begin with. A kind nobody has named stands for itself. */
export function eventNames(kind: string): string[] {
  return KINDS[kind] ?? [kind]
}

/** The kinds that these events are of, each once, those that are known first. */
export function eventKinds(events: string[]): string[] {
  const words = new Set(events.map((event) => event.split('.')[0] ?? ''))
  const known = Object.keys(KINDS).filter((kind) => eventNames(kind).some((name) => words.has(name)))
  const named = new Set(Object.values(KINDS).flat())
  return [...known, ...[...words].filter((word) => word !== '' && !named.has(word)).sort()]
}
