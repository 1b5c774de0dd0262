// Plugins of every mix, as their definitions. They refer to two open connectors, `sample-orders` and `weather`.

/** A local MCP server in plain Node, which a plugin carries itself: it says which key it was given, never the key. */
export const LOCAL_SERVER = `import { createInterface } from 'node:readline'

const tools = [{ name: 'read_note', description: 'Reads the note of this computer.', inputSchema: { type: 'object' } }]
const answers = {
  initialize: ({ protocolVersion }) => ({ protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'notes', version: '1.0.0' } }),
  'tools/list': () => ({ tools }),
  'tools/call': () => ({ content: [{ type: 'text', text: process.env.NOTES_KEY ? 'A note' : 'NOTES_KEY is not set' }] }),
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line)
  if (id === undefined) return
  const answer = answers[method]
  const rest = answer ? { result: answer(params ?? {}) } : { error: { code: -32601, message: 'Method not found' } }
  process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, ...rest }) + '\\n')
})
`

/** One red pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=='
const ICON = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" rx="96" fill="#2b6cb0"/></svg>',
).toString('base64')

const refunds = {
  name: 'refund-requests',
  description: 'Use when a customer wants money back, asks whether an order can be refunded, or disputes a charge.',
  license: 'MIT',
  compatibility: 'Needs the connector of this plugin.',
  metadata: { author: 'Acme Trading', version: '2' },
  allowedTools: ['get_order', 'search_orders'],
  body: `# Refund requests

1. Find the order with \`search_orders\`, or read it with \`get_order\` where the number is known.
2. Compare its date with the periods in [references/periods.md](references/periods.md).
3. Say whether a refund is possible and why. A refund itself is made in the shop's own desk.
`,
  files: [
    { path: 'references/periods.md', text: '# Periods\n\n- Mugs: 30 days.\n- Made to order: none.\n' },
    { path: 'assets/stamp.png', base64: PIXEL },
  ],
}

const tone = {
  name: 'house-tone',
  description: 'Use when the user drafts a letter or a reply to a customer of Acme Trading.',
  body: '# How we write\n\nShort sentences. The answer first, the reason after it, and one thing the customer can do next.\n',
}

const status = {
  name: 'order-status',
  description: 'Says where one order is',
  argumentHint: '[order number]',
  allowedTools: ['get_order'],
  body: 'Look up the order $ARGUMENTS with `get_order`.\n\nSay its state, when it was placed and what is in it, in two sentences.\n',
}

const letter = {
  name: 'reply',
  description: 'Drafts a reply to a customer',
  argumentHint: '[what the customer wrote]',
  body: 'The customer wrote:\n\n$ARGUMENTS\n\nDraft a reply as the skill `house-tone` says.\n',
}

const notes = {
  name: 'notes',
  command: 'node',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Claude Code fills it in
  args: ['${CLAUDE_PLUGIN_ROOT}/skills/local-notes/scripts/server.mjs'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Claude Code fills it in
  env: { NOTES_KEY: '${user_config.NOTES_KEY}' },
}

const localNotes = {
  name: 'local-notes',
  description: 'Use when the user asks what is noted on this computer.',
  body: '# Local notes\n\nCall `read_note` of the server `notes`. It runs on this computer and reads nothing else.\n',
  files: [{ path: 'scripts/server.mjs', text: LOCAL_SERVER }],
}

const hosted = { connector: 'sample-orders' }
const weather = { connector: 'weather' }
const remote = { name: 'maps', url: 'https://maps.acme.example/mcp' }
const about = { description: 'Helps the desk of Acme Trading answer customers.' }

/** By name; each is a whole definition but for what has a default. */
export const PLUGIN_MIXES = {
  'one-connector': { connectors: [hosted] },
  'connector-alone': { connectors: [hosted], skills: [], commands: [] },
  'two-connectors': { connectors: [hosted, weather], displayName: 'Orders and Weather', ...about },
  'two-named': {
    connectors: [
      { ...hosted, name: 'api' },
      { ...weather, name: 'sky' },
    ],
    skills: [],
    commands: [],
    ...about,
  },
  'own-skills': { connectors: [hosted], skills: [refunds, tone], commands: [status, letter] },
  'own-command': { connectors: [hosted], commands: [status] },
  'skills-with-two': {
    connectors: [hosted, weather],
    skills: [{ ...refunds, allowedTools: ['sample-orders:get_order', 'get_weather', 'Read'] }, tone],
    commands: [{ ...status, allowedTools: ['sample-orders:get_order'] }],
    ...about,
  },
  'skills-alone': { skills: [tone], ...about, displayName: 'House tone' },
  'skill-and-command': { skills: [tone], commands: [letter], ...about },
  'command-alone': {
    commands: [
      {
        name: 'stand-up',
        description: 'Asks the three questions',
        body: 'Ask what was done, what is next and what is in the way.\n',
      },
    ],
    ...about,
  },
  'remote-alone': { connectors: [remote], skills: [], commands: [], ...about, displayName: 'Acme Maps' },
  'hosted-and-remote': { connectors: [{ ...hosted, name: 'api' }, remote], skills: [tone], commands: [], ...about },
  'local-alone': { connectors: [notes], skills: [localNotes], commands: [], ...about, displayName: 'Notes' },
  'all-kinds': {
    connectors: [{ ...hosted, name: 'api' }, remote, notes],
    skills: [refunds, tone, localNotes],
    commands: [status, letter],
    displayName: 'Acme Desk',
    keywords: ['orders', 'refunds', 'desk'],
    author: { name: 'Acme Trading', email: 'claude@acme.example', url: 'https://acme.example' },
    homepage: 'https://acme.example/claude',
    repository: 'https://git.acme.example/desk',
    documentationUrl: 'https://acme.example/docs',
    supportUrl: 'https://acme.example/support',
    privacyPolicyUrl: 'https://acme.example/privacy',
    termsOfServiceUrl: 'https://acme.example/terms',
    license: 'Apache-2.0',
    icon: { type: 'image/svg+xml', base64: ICON },
    ...about,
  },
}
