export interface StreamEvent {
  event: string
  data: string
}

/** Reads `text/event-stream` as it arrives (HTML Living Standard, section 9.2.6). */
export class EventStreamReader {
  private readonly decoder = new TextDecoder()
  private rest = ''
  private event = ''
  private data: string[] = []

  /** The events that `chunk` completes. */
  push(chunk: Uint8Array): StreamEvent[] {
    this.rest += this.decoder.decode(chunk, { stream: true })
    // A CR at the end may be the first half of CRLF.
    const complete = /^[\s\S]*(?:\n|\r(?!$)\n?)/.exec(this.rest)?.[0] ?? ''
    this.rest = this.rest.slice(complete.length)
    return complete
      .split(/\r\n|\r|\n/)
      .slice(0, -1)
      .flatMap((line) => this.take(line))
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
