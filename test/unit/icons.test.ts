import { describe, expect, test } from 'vitest'
import { iconErrors, toIcon } from '@/lib/connectors'
import { Icon } from '@/lib/connectors/schema'

const bytes = (text: string) => new TextEncoder().encode(text)
const svg = (inside: string, more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"${more}>${inside}</svg>`
const addressOf = (content: Uint8Array, type: string) =>
  `data:${type};base64,${Buffer.from(content).toString('base64')}`

function png(width: number, height: number): Uint8Array {
  const made = new Uint8Array(64)
  made.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  const view = new DataView(made.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return made
}

/** An application segment before the frame, as cameras write it. */
function jpeg(width: number, height: number, frame = 0xc0): Uint8Array {
  const head = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, frame, 0, 11, 8]
  return new Uint8Array([...head, height >> 8, height & 255, width >> 8, width & 255, 1, 0, 0])
}

function webp(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Uint8Array {
  const made = new Uint8Array(40)
  made.set(bytes('RIFF'))
  made.set(bytes('WEBP'), 8)
  made.set(bytes(kind), 12)
  const view = new DataView(made.buffer)
  if (kind === 'VP8 ') {
    made.set([0x9d, 0x01, 0x2a], 23)
    view.setUint16(26, width, true)
    view.setUint16(28, height, true)
  } else if (kind === 'VP8L') {
    made[20] = 0x2f
    view.setUint32(21, (width - 1) | ((height - 1) << 14), true)
  } else {
    view.setUint16(24, width - 1, true)
    view.setUint16(27, height - 1, true)
  }
  return made
}

test.each<[string, Uint8Array, string, string]>([
  ['PNG', png(48, 32), 'image/png', '48x32'],
  ['JPEG', jpeg(300, 200), 'image/jpeg', '300x200'],
  ['progressive JPEG', jpeg(300, 200, 0xc2), 'image/jpeg', '300x200'],
  ['WebP', webp('VP8 ', 64, 48), 'image/webp', '64x48'],
  ['lossless WebP', webp('VP8L', 64, 48), 'image/webp', '64x48'],
  ['extended WebP', webp('VP8X', 64, 48), 'image/webp', '64x48'],
  ['SVG', bytes(svg('<path d="M0 0h8v8z" fill="#f00"/>')), 'image/svg+xml', 'any'],
])('knows a %s by its content', (_name, content, mimeType, size) => {
  const icon = toIcon(content)
  expect(icon).toEqual({ src: addressOf(content, mimeType), mimeType, sizes: [size] })
  expect(Icon.parse(icon)).toEqual(icon)
  expect(iconErrors([icon])).toEqual({})
})

test.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['a text', bytes('hello')],
  ['HTML', bytes('<!doctype html><script>alert(1)</script>')],
  ['a GIF', bytes('GIF89a\x01\x00\x01\x00')],
  ['more than 64 KB', new Uint8Array([...png(8, 8), ...new Uint8Array(65_536)])],
  ['a PNG that ends early', png(8, 8).subarray(0, 20)],
  ['a PNG without a side', png(0, 8)],
  ['a picture that fills the memory', png(60_000, 60_000)],
  ['a JPEG without a frame', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 2, 0xff, 0xd9])],
  ['a JPEG whose segments lead nowhere', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0])],
  ['a WebP of unknown kind', new Uint8Array([...bytes('RIFF\0\0\0\0WEBPABCD'), ...new Uint8Array(20)])],
  ['text that is not UTF-8', new Uint8Array([0x3c, 0xff, 0xfe])],
])('refuses %s', (_name, content) => {
  expect(() => toIcon(content)).toThrow(expect.objectContaining({ fields: { file: expect.any(String) } }))
})

describe('an SVG that only draws', () => {
  test.each([
    ['a declaration', `<?xml version="1.0" encoding="UTF-8"?>\n${svg('<g/>')}\n`],
    ['a comment', `<!-- made by hand -->${svg('<!-- a --><g></g>')}`],
    [
      'a gradient within itself',
      svg('<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><rect fill="url(#a)"/>'),
    ],
    ['a reference within itself', svg('<defs><path id="p" d="M0 0"/></defs><use href="#p"/>')],
    ['styles', svg('<style>.a{fill:#f00;clip-path:url(#c)}</style><path class="a" style="opacity:.5"/>')],
    ['text with entities of XML', svg('<title>Salt &amp; pepper &#38; &lt;more&gt;</title>')],
    [
      'attributes of an editor',
      svg('<g inkscape:label="x"/>', ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'),
    ],
  ])('may have %s', (_what, text) => {
    expect(toIcon(bytes(text)).mimeType).toBe('image/svg+xml')
  })

  test.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a script in capitals', svg('<SCRIPT>alert(1)</SCRIPT>')],
    ['a script with a prefix', svg('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>')],
    ['an event', svg('', ' onload="alert(1)"')],
    ['an event in capitals', svg('<path ONCLICK="alert(1)"/>')],
    ['HTML inside', svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>')],
    ['a picture from elsewhere', svg('<image href="https://evil.example/x.png"/>')],
    ['a reference to elsewhere', svg('<use href="https://evil.example/x.svg#a"/>')],
    ['a reference of the old kind', svg('<use xlink:href="//evil.example/x.svg#a"/>')],
    ['a reference to data', svg('<use href="data:image/svg+xml;base64,AAAA#a"/>')],
    ['a link', svg('<a href="javascript:alert(1)"><path/></a>')],
    ['a link with references for letters', svg('<use href="&#106;avascript:alert(1)"/>')],
    ['an animation of a link', svg('<use href="#a"><set attributeName="href" to="javascript:alert(1)"/></use>')],
    ['an animation', svg('<animate attributeName="x" values="0;1"/>')],
    ['a fill from elsewhere', svg('<rect fill="url(https://evil.example/#a)"/>')],
    ['a fill with a space before', svg('<rect fill="url( \'https://evil.example/#a\')"/>')],
    ['a style that imports', svg('<style>@import "https://evil.example/x.css";</style>')],
    ['a style that loads', svg('<style>.a{background:url(//evil.example)}</style>')],
    ['a style with escapes', svg('<style>.a{background:\\75rl(//evil.example)}</style>')],
    ['a style with comments within', svg('<style>.a{background:u/**/rl(//evil.example)}</style>')],
    ['a style in an attribute', svg('<path style="background:url(//evil.example)"/>')],
    ['a font', svg('<style>@font-face{src:url(#a)}</style>')],
    ['a document type', `<!DOCTYPE svg>${svg('')}`],
    ['entities of its own', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('&x;')}`],
    ['an entity without a declaration', svg('<title>&xxe;</title>')],
    ['CDATA', svg('<style><![CDATA[.a{}]]></style>')],
    ['an instruction', `<?xml-stylesheet href="https://evil.example/x.css"?>${svg('')}`],
    ['another base', svg('<g xml:base="https://evil.example/"/>')],
    ['another namespace', '<svg xmlns="http://www.w3.org/1999/xhtml"></svg>'],
    ['no namespace', '<svg></svg>'],
    ['a namespace within', svg('<g xmlns="http://www.w3.org/1999/xhtml"/>')],
    ['something after its end', `${svg('')}<script/>`],
    ['text after its end', `${svg('')}alert(1)`],
    ['no end', '<svg xmlns="http://www.w3.org/2000/svg"><g>'],
    ['tags that cross', svg('<g><path></g></path>')],
    ['an attribute twice', svg('<path d="M0" d="M1"/>')],
    ['an attribute without quotes', svg('<path d=M0/>')],
    ['a comment that does not end', svg('<!-- a')],
    ['a comment that ends oddly', svg('<!-- a --!><script/>')],
    ['another root', '<html xmlns="http://www.w3.org/2000/svg"></html>'],
    ['a root of a longer name', '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"></svg:svg>'],
  ])('has no %s', (_what, text) => {
    expect(() => toIcon(bytes(text))).toThrow(expect.objectContaining({ code: 'invalid_argument' }))
  })

  test('is read in time that grows with its length', () => {
    const started = performance.now()
    for (const text of [svg('<g>'.repeat(10_000)), svg(`<g ${' a'.repeat(30_000)}`), `<svg ${'x="'.repeat(15_000)}`]) {
      expect(() => toIcon(bytes(text))).toThrow()
    }
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

test.each<[string, object, RegExp]>([
  ['says another type in its address', { src: addressOf(png(8, 8), 'image/jpeg') }, /image\/png/],
  ['says another type beside it', { src: addressOf(png(8, 8), 'image/png'), mimeType: 'image/webp' }, /image\/png/],
  ['is a script that says it is a PNG', { src: addressOf(bytes('<script/>'), 'image/png') }, /Begin the SVG/],
])('refuses an icon that %s', (_what, written, message) => {
  expect(Object.values(iconErrors([Icon.parse(written)]))).toEqual([expect.stringMatching(message)])
})

test.each([
  'http://a.example/x.png',
  'javascript:alert(1)',
  'data:text/html;base64,AAAA',
  'data:image/png,x',
  '//a.example/x.png',
])('takes no icon at %s', (src) => {
  expect(Icon.safeParse({ src }).success).toBe(false)
})
