/** What draws. Whatever runs, loads, embeds or changes over time is not among them. */
const ELEMENTS = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'style'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan'],
  ...['linearGradient', 'radialGradient', 'stop', 'pattern', 'clipPath', 'mask', 'marker', 'filter'],
  ...[
    'feBlend',
    'feColorMatrix',
    'feComponentTransfer',
    'feComposite',
    'feDropShadow',
    'feFlood',
    'feFuncA',
    'feFuncB',
  ],
  ...['feFuncG', 'feFuncR', 'feGaussianBlur', 'feMerge', 'feMergeNode', 'feOffset'],
])

const NAMESPACE = 'http://www.w3.org/2000/svg'
const TAG = /^<(\/?)([A-Za-z][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/
const ATTRIBUTE = /([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g
const DECLARATION =
  /^<\?xml\s+version=["']1\.[01]["'](\s+encoding=["']utf-8["'])?(\s+standalone=["'](yes|no)["'])?\s*\?>/i
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The text with its references resolved; null where one is not of XML itself, and so from a DOCTYPE. */
function decode(text: string): string | null {
  let known = true
  const decoded = text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w*);?/gi, (_, name: string) => {
    if (name.startsWith('#')) {
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    }
    const value = ENTITIES[name]
    if (value === undefined) known = false
    return value ?? ''
  })
  return known ? decoded : null
}

/** Whether a value or a style sheet reaches outside of the image. */
function reachesOut(value: string): boolean {
  // Escapes of CSS and characters that parsers skip could spell any of the words below.
  const plain = value
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/[\s\p{Cc}\p{Cf}]/gu, '')
    .toLowerCase()
  if (plain.includes('\\') || /@|javascript:|data:|expression\(|-moz-binding|behavior:|image\(|image-set\(/.test(plain))
    return true
  return [...plain.matchAll(/url\((["']?)(.?)/g)].some(([, , first]) => first !== '#')
}

function attributeProblem(element: string, name: string, raw: string): string | null {
  const value = decode(raw)
  if (value === null) return 'Save the SVG without entities'
  if (/^on/i.test(name)) return `Save the SVG without the event "${name}"`
  if (/^xmlns($|:)/.test(name)) {
    return name === 'xmlns' && value !== NAMESPACE ? 'This is no SVG: it is of another namespace' : null
  }
  if (/(^|:)href$/i.test(name) || /(^|:)src$/i.test(name)) {
    return /^\s*#[\w.-]+\s*$/.test(value) ? null : `Save the SVG without the reference to "${value.slice(0, 60)}"`
  }
  if (/^(xml:base|xml:space)$/i.test(name)) return name.endsWith('base') ? 'Save the SVG without "xml:base"' : null
  if (reachesOut(value)) return `Save the SVG without "${name}" of <${element}>, which refers to something outside`
  return null
}

function tagProblem(element: string, attributes: string): string | null {
  if (!ELEMENTS.has(element)) return `Save the SVG without <${element}>; an icon may only draw`
  const names = new Set<string>()
  for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
    if (names.has(name)) return `"${name}" is there twice in <${element}>`
    names.add(name)
    const problem = attributeProblem(element, name, double ?? single ?? '')
    if (problem) return problem
  }
  return null
}

interface Reading {
  rest: string
  open: string[]
}

function readTag(reading: Reading, isFirst: boolean): string | null {
  const found = TAG.exec(reading.rest)
  if (!found) return 'This SVG is broken, or has something other than shapes in it'
  const [whole, closing, element = '', attributes = '', empty] = found
  reading.rest = reading.rest.slice(whole.length)
  if (closing)
    return attributes === '' && reading.open.pop() === element ? null : 'This SVG is broken: a tag is not closed'
  if (isFirst && (element !== 'svg' || !attributes.includes(NAMESPACE)))
    return `Begin the SVG with <svg xmlns="${NAMESPACE}">`
  if (!empty) reading.open.push(element)
  return tagProblem(element, attributes)
}

function readCharacters(reading: Reading): string | null {
  const end = reading.rest.indexOf('<')
  const text = end === -1 ? reading.rest : reading.rest.slice(0, end)
  reading.rest = reading.rest.slice(text.length)
  if (reading.open.length === 0) return text.trim() === '' ? null : 'This is no SVG'
  const decoded = decode(text)
  if (decoded === null) return 'Save the SVG without entities'
  return reading.open.at(-1) === 'style' && reachesOut(decoded) ? 'Save the SVG with styles that load nothing' : null
}

/** Why a text is not an SVG that only draws, in one sentence; null where it is. Stricter than any browser on purpose. */
export function svgProblem(text: string): string | null {
  const source = text.replace(/^\uFEFF/, '').trimStart()
  const reading: Reading = { rest: source.replace(DECLARATION, ''), open: [] }
  let tags = 0
  while (reading.rest !== '') {
    if (reading.rest.startsWith('<!--')) {
      const end = reading.rest.indexOf('--', 4)
      if (end === -1 || reading.rest[end + 2] !== '>') return 'This SVG is broken: a comment does not end'
      reading.rest = reading.rest.slice(end + 3)
      continue
    }
    if (/^<[!?]/.test(reading.rest)) return 'Save the SVG without DOCTYPE, CDATA and instructions'
    if (tags > 0 && reading.open.length === 0 && reading.rest.trim() !== '') return 'This SVG goes on after its end'
    const problem = reading.rest.startsWith('<') ? readTag(reading, tags++ === 0) : readCharacters(reading)
    if (problem) return problem
  }
  return tags > 0 && reading.open.length === 0 ? null : 'This SVG is broken: it does not end'
}
