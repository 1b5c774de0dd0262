import { runClient } from './run-client.mjs'
import { startScriptedModel } from './scripted-model.mjs'

const AUTHORIZE_URL = /https?:\/\/\S+[?&]response_type=code\S*/

/** What a terminal was sent, with its control characters as spaces. */
const plain = (printed) => printed.replace(/\p{Cc}/gu, ' ')

function readEvents(out) {
  return out.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line)]
    } catch {
      return []
    }
  })
}

const textsOf = (content) => (typeof content === 'string' ? [content] : content.map(({ text }) => text ?? ''))

/** Claude Code with a HOME of its own, and what else its environment holds. */
export class ClaudeCode {
  constructor(program, home, env = {}) {
    this.program = program
    this.home = home
    this.env = env
  }

  run(args, { env = {}, ...options } = {}) {
    return runClient(this.program, args, { home: this.home, env: { ...this.env, ...env }, ...options })
  }

  /**
   * `claude mcp login`, with `approve` as the person at the browser: it is given the authorize URL and returns the callback URL.
   * The command wants a terminal, so it runs under script(1).
   */
  async login(server, approve) {
    let authorizeUrl
    let failure
    const onOutput = (printed, child) => {
      authorizeUrl ??= AUTHORIZE_URL.exec(plain(printed))?.[0]
      if (!authorizeUrl || failure !== undefined) return
      failure = null
      approve(authorizeUrl)
        .then((callback) => fetch(callback))
        .catch((error) => {
          failure = error
          child.kill()
        })
    }
    const command = `'${this.program}' mcp login '${server}' --no-browser`
    const result = await runClient('script', ['-qfec', command, '/dev/null'], { home: this.home, onOutput })
    if (failure) throw failure
    return { ...result, authorizeUrl }
  }

  /** One headless session in which the scripted model makes `call`; gives what started, what the model was offered, and the result it got. */
  async session(args, call) {
    const model = await startScriptedModel(call)
    const flags = [
      '-p',
      'Look at the orders.',
      '--output-format',
      'stream-json',
      '--verbose',
      '--model',
      'claude-sonnet-4-5',
    ]
    const { out, err } = await this.run([...flags, ...args], {
      env: { ANTHROPIC_BASE_URL: model.url, ANTHROPIC_API_KEY: 'none' },
    })
    await model.stop()
    const [first] = model.requests.filter(({ tools }) => tools?.length)
    const parts =
      model.requests.at(-1)?.messages.flatMap(({ content }) => (Array.isArray(content) ? content : [])) ?? []
    return {
      start: readEvents(out).find(({ subtype }) => subtype === 'init') ?? {},
      tools: (first?.tools ?? []).map(({ name }) => name),
      prompt: (first?.messages ?? []).flatMap(({ content }) => textsOf(content)).join('\n'),
      result: parts.filter(({ type }) => type === 'tool_result').at(-1),
      err,
    }
  }
}
