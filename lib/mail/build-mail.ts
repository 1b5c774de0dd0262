/** What a mail says: a line of greeting is not among it, nor anything that tells us whether it was read. */
export interface MailText {
  subject: string
  /** Before the link. */
  sentences: string[]
  link: { label: string; url: string }
  /** After the link, small. */
  note: string
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const inHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)

/** Names come from people: nothing in one may end a line, or turn what stands beside it around. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()

/** A mail as text and as HTML. Its pictures are none and its one link is the address itself. */
export function buildMail({ subject, sentences, link, note }: MailText): {
  subject: string
  text: string
  html: string
} {
  const lines = sentences.map(oneLine)
  const paragraph = (inner: string, style = '') => `<p style="margin:0 0 16px;${style}">${inner}</p>`
  const button =
    'display:inline-block;padding:10px 16px;border-radius:8px;background:#2563c9;color:#fff;text-decoration:none'
  const html = [
    '<!doctype html><html lang="en"><body style="margin:0;padding:24px;font:15px/1.5 sans-serif;color:#1c1c1e">',
    ...lines.map((line) => paragraph(inHtml(line))),
    paragraph(`<a href="${inHtml(link.url)}" style="${button}">${inHtml(link.label)}</a>`),
    paragraph(inHtml(link.url), 'font-size:13px;color:#5f6368;word-break:break-all'),
    paragraph(inHtml(oneLine(note)), 'font-size:13px;color:#5f6368'),
    '</body></html>',
  ]
  const text = [...lines, `${link.label}:\n${link.url}`, oneLine(note)].join('\n\n')
  return { subject: oneLine(subject), text: `${text}\n`, html: html.join('\n') }
}
