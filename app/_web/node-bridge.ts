import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

const NO_BODY = [204, 304]
/** Set by the bridge itself or meaningless after it. */
const DROPPED = /^(forwarded|x-forwarded-.*|transfer-encoding|connection|content-length|host)$/

/** A web request as the (request, response) pair Node's handlers take, and the answer they write. */
export interface Exchange {
  req: IncomingMessage
  res: ServerResponse
  answer: Promise<Response>
}

function toHeaders(headers: OutgoingHttpHeaders): Headers {
  const made = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || DROPPED.test(name)) continue
    for (const one of Array.isArray(value) ? value : [value]) made.append(name, String(one))
  }
  return made
}

/** Keeps in memory what is written; for small answers. */
class BufferedResponse extends ServerResponse {
  private readonly chunks: Buffer[] = []
  private finish: (response: Response) => void = () => {}
  readonly answer = new Promise<Response>((resolve) => {
    this.finish = resolve
  })

  private keep(chunk: unknown): void {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.chunks.push(Buffer.from(chunk))
  }

  override write(chunk: unknown): boolean {
    this.keep(chunk)
    return true
  }

  override end(chunk?: unknown): this {
    this.keep(chunk)
    Object.defineProperty(this, 'writableEnded', { value: true })
    const body = NO_BODY.includes(this.statusCode) || this.chunks.length === 0 ? null : Buffer.concat(this.chunks)
    this.finish(new Response(body, { status: this.statusCode, headers: toHeaders(this.getHeaders()) }))
    this.emit('finish')
    return this
  }
}

/** The pair for a request that was sent to `origin`; a handler that trusts its proxy sees that origin's host and protocol. */
export async function toNode(request: Request, origin: string): Promise<Exchange> {
  const { pathname, search } = new URL(request.url)
  const { host, protocol } = new URL(origin)
  const req = new IncomingMessage(new Socket())
  Object.assign(req, { method: request.method, url: pathname + search, httpVersion: '1.1', complete: true })
  request.headers.forEach((value, name) => {
    if (!DROPPED.test(name)) req.headers[name] = value
  })
  Object.assign(req.headers, { host, 'x-forwarded-proto': protocol.slice(0, -1) })
  if (request.body) {
    const body = Buffer.from(await request.arrayBuffer())
    req.headers['content-length'] = String(body.length)
    req.push(body)
  }
  req.push(null)

  const res = new BufferedResponse(req)
  return { req, res, answer: res.answer }
}
