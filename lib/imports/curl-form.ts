import type { SamplePart } from './parse-multipart'

/** `text`, `"te;xt"`: a value ends at the first `;` outside its quotes. */
function splitFields(text: string): string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '"' && (quoted || field === '' || /[=@<]$/.test(field))) quoted = !quoted
    else if (character === '\\' && quoted) field += text.charAt(++at)
    else if (character === ';' && !quoted) {
      fields.push(field)
      field = ''
    } else field += character
  }
  return [...fields, field]
}

/** The part that `-F name=value`, `-F name=@file;type=image/png` or `--form-string` sends. Null where it names none. */
export function readFormPart(value: string, isPlain: boolean): SamplePart | null {
  const at = value.indexOf('=')
  if (at <= 0) return null
  const name = value.slice(0, at).trim()
  const content = value.slice(at + 1)
  if (isPlain) return { name, text: content, type: '' }
  const [first = '', ...settings] = splitFields(content)
  const typeAt = settings.findIndex((one) => /^\s*type=/i.test(one))
  const type = settings[typeAt]?.replace(/^\s*type=/i, '').trim() ?? ''
  // A text may hold a semicolon that begins no setting.
  const others = settings.filter((one) => !/^\s*(type|filename|encoder|headers)=/i.test(one))
  if (first.startsWith('@')) return { name, text: null, type }
  // The content of a file as text is Claude's to write.
  if (first.startsWith('<')) return { name, text: '', type }
  return { name, text: [first, ...others].join(';'), type }
}
