import type { BodyEncoding, Parameter, ParameterPlace, ParameterStyle } from '@/lib/connectors/schema'
import type { SchemaForm } from './schema-form'

export type Wire = Pick<Parameter, 'style' | 'explode' | 'allowReserved' | 'wholeBody' | 'contentType'>
type Shape = 'one' | 'list' | 'object'

/** One way to write a value, in plain words. */
export interface Writing {
  style?: ParameterStyle
  explode?: boolean
  words: string
}

const NOT_SAID: Writing = { words: 'As most APIs take it' }
const JSON_TEXT: Writing = { style: 'json', words: 'As JSON text' }

const PAIRS: Writing[] = [
  { style: 'form', explode: true, words: 'Each part by itself' },
  { style: 'form', explode: false, words: 'Joined by commas' },
  { style: 'spaceDelimited', explode: false, words: 'Joined by spaces' },
  { style: 'pipeDelimited', explode: false, words: 'Joined by bars' },
  { style: 'deepObject', explode: true, words: 'With its place in brackets' },
  JSON_TEXT,
]

const WRITINGS: Record<ParameterPlace, Writing[]> = {
  query: [NOT_SAID, ...PAIRS],
  cookie: [NOT_SAID, ...PAIRS.slice(0, 2), JSON_TEXT],
  header: [
    NOT_SAID,
    { style: 'simple', explode: false, words: 'Joined by commas' },
    { style: 'simple', explode: true, words: 'Joined by commas, names with =' },
    JSON_TEXT,
  ],
  path: [
    NOT_SAID,
    { style: 'simple', explode: false, words: 'Joined by commas' },
    { style: 'simple', explode: true, words: 'Joined by commas, names with =' },
    { style: 'label', explode: false, words: 'After a dot' },
    { style: 'label', explode: true, words: 'After a dot each' },
    { style: 'matrix', explode: false, words: 'After a semicolon, by name' },
    { style: 'matrix', explode: true, words: 'After a semicolon each, by name' },
  ],
  body: [NOT_SAID],
}

const FILE: Writing = { style: 'file', words: 'As the bytes of a file' }

/** The ways a place has, and the one that is chosen although it has it not. */
export function writingsOf(place: ParameterPlace, encoding: BodyEncoding, { style, explode }: Wire): Writing[] {
  const inBody = encoding === 'json' ? [] : encoding === 'form' ? PAIRS : encoding === 'raw' ? [FILE] : [...PAIRS, FILE]
  const known = place === 'body' ? [NOT_SAID, ...inBody] : WRITINGS[place]
  if (style === undefined && explode === undefined) return known
  if (known.some((each) => sameWriting(each, { style, explode }))) return known
  const words = [style ?? 'as most APIs take it', explode === undefined ? '' : explode ? 'exploded' : 'not exploded']
  const own: Writing = { words: words.filter(Boolean).join(', ') }
  if (style !== undefined) own.style = style
  if (explode !== undefined) own.explode = explode
  return [...known, own]
}

/** Whether both write alike: what is not said is what the style does by itself. */
export function sameWriting(a: Pick<Wire, 'style' | 'explode'>, b: Pick<Wire, 'style' | 'explode'>): boolean {
  if (a.style !== b.style) return false
  const spread = ({ style, explode }: Pick<Wire, 'style' | 'explode'>) =>
    explode ?? (style === 'form' || style === 'deepObject')
  return a.style === undefined ? a.explode === b.explode : a.style === 'json' || spread(a) === spread(b)
}

export function shapeOf({ kind }: SchemaForm): Shape {
  return kind === 'array' ? 'list' : kind === 'object' ? 'object' : 'one'
}

const SAMPLES: Record<Shape, string[]> = { one: ['1'], list: ['1', '2'], object: ['from', '1', 'to', '2'] }
const PAIRS_OF_OBJECT = [
  ['from', '1'],
  ['to', '2'],
] as const
const AS_JSON: Record<Shape, string> = { one: '1', list: '[1,2]', object: '{"from":1,"to":2}' }

function joined(shape: Shape, spread: boolean, by: string): string {
  if (shape === 'object' && spread) return PAIRS_OF_OBJECT.map((pair) => pair.join('=')).join(by)
  return SAMPLES[shape].join(by)
}

function pairText(name: string, shape: Shape, { style = 'form', explode }: Wire): string {
  if (style === 'json') return `${name}=${encodeURIComponent(AS_JSON[shape])}`
  if (shape === 'one') return `${name}=1`
  if (style === 'deepObject') {
    const parts =
      shape === 'object'
        ? PAIRS_OF_OBJECT
        : ([
            ['0', '1'],
            ['1', '2'],
          ] as const)
    return parts.map(([key, value]) => `${encodeURIComponent(`${name}[${key}]`)}=${value}`).join('&')
  }
  if (explode ?? style === 'form') {
    return shape === 'object' ? joined(shape, true, '&') : SAMPLES.list.map((value) => `${name}=${value}`).join('&')
  }
  const by = { spaceDelimited: '%20', pipeDelimited: '%7C', tabDelimited: '%09' }[style as string] ?? ','
  return `${name}=${SAMPLES[shape].join(by)}`
}

function pathText(name: string, shape: Shape, { style, explode = false }: Wire): string {
  if (style === 'label') return `.${joined(shape, explode, explode ? '.' : ',')}`
  if (style !== 'matrix') return joined(shape, explode, ',')
  if (!explode || shape === 'one') return `;${name}=${joined(shape, false, ',')}`
  if (shape === 'object') return PAIRS_OF_OBJECT.map((pair) => `;${pair.join('=')}`).join('')
  return SAMPLES.list.map((value) => `;${name}=${value}`).join('')
}

function headerText(shape: Shape, { style, explode = false }: Wire): string {
  if (style === 'json') return AS_JSON[shape]
  if (!style) return shape === 'object' ? AS_JSON.object : SAMPLES[shape].join(', ')
  return joined(shape, explode, ',')
}

/** What the API gets of a sample value, as it stands on the wire; empty where it is not one line. */
export function wireExample(place: ParameterPlace, name: string, shape: Shape, wire: Wire): string {
  if (wire.style === 'file') return ''
  if (place === 'path') return `/${pathText(name, shape, wire)}`
  if (place === 'header') return `${name}: ${headerText(shape, wire)}`
  const plain = !wire.style && shape === 'object' && place === 'query' ? { ...wire, style: 'json' as const } : wire
  const text = pairText(name, shape, plain.style ? plain : { ...plain, style: 'form', explode: true })
  // Cookies stand between semicolons.
  return place === 'query' ? `?${text}` : place === 'cookie' ? text.replaceAll('&', '; ') : text
}
