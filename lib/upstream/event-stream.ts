export interface StreamEvent {
  event: string
  data: string
}

/** Reads `text/event-stream` as it arrives (HTML Living Standard, section 9.2.6). */
export class EventStreamReader {
  private readonly decoder = new TextDecoder()
  private rest: string[] = []
  private event = ''
  private data: string[] = []

  /** The events that `chunk` completes. */
  push(chunk: Uint8Array): StreamEvent[] {
    const text = this.decoder.decode(chunk, { stream: true })
    this.rest.push(text)
    // A long line comes in many chunks; it is joined once.
    if (!/[\r\n]/.test(text)) return []
    const whole = this.rest.join('')
    // A CR at the end may be the first half of CRLF.
    const end = Math.max(whole.lastIndexOf('\n'), whole.lastIndexOf('\r', whole.length - 2)) + 1
    this.rest = [whole.slice(end)]
    const lines = whole.slice(0, end).split(/\r\n|\r|\n/)
    return lines.slice(0, -1).flatMap((line) => this.take(line))
  }

  private take(line: string): StreamEvent[] {
    if (line === '') return this.dispatch()
    const [, field, value = ''] = /^([^:]*)(?:: ?([\s\S]*))?$/.exec(line) ?? []
    if (field === 'event') this.event = value
    if (field === 'data') this.data.push(value)
    return []
  }

  private dispatch(): StreamEvent[] {
    const { event, data } = this
    this.event = ''
    this.data = []
    return data.length > 0 ? [{ event: event || 'message', data: data.join('\n') }] : []
  }
}
