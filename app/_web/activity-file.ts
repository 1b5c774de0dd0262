import { CSV_HEAD, describeEvent, toCsv } from '@/lib/activity'
import type { ActivityEntry, ActivityFormat } from '@/lib/activity/schema'

const TYPES: Record<ActivityFormat, string> = { csv: 'text/csv; charset=utf-8', json: 'application/json' }

/** An entry as programs get it: with what it says in words. */
export function toActivityAnswer({ id, at, person, event, subject, detail }: ActivityEntry) {
  return { id, at, person, event, what: describeEvent({ event, subject }), subject, detail }
}

async function* lines(pages: AsyncGenerator<ActivityEntry[]>, format: ActivityFormat): AsyncGenerator<string> {
  if (format === 'csv') {
    yield CSV_HEAD
    for await (const page of pages) yield toCsv(page)
    return
  }
  let before = '[\n'
  for await (const page of pages) {
    for (const entry of page) {
      yield before + JSON.stringify(toActivityAnswer(entry))
      before = ',\n'
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** Entries as a file to save, sent as they are read: years of them need no more memory than a page. */
export function activityFile(
  pages: AsyncGenerator<ActivityEntry[]>,
  format: ActivityFormat,
  partner: string,
): Response {
  const encoder = new TextEncoder()
  const source = lines(pages, format)
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await source.return(undefined)
    },
  })
  const name = `${partner}-activity-${new Date().toISOString().slice(0, 10)}.${format}`
  return new Response(body, {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
