import type { ICON_TYPES } from './schema'
import { svgProblem } from './svg-problem'

export type ImageType = (typeof ICON_TYPES)[number]

/** What an image is by its bytes, or why it cannot be an icon. */
export type Image = { type: ImageType; size: string } | { problem: string }

export const ICON_BYTES = 65_536
/** A small file can hold a picture that takes gigabytes once it is unpacked. */
const SIDE_LIMIT = 2048

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const isAt = (bytes: Uint8Array, at: number, text: string) =>
  [...text].every((character, index) => bytes[at + index] === character.charCodeAt(0))

interface Size {
  width: number
  height: number
}

function pngSize(bytes: Uint8Array, view: DataView): Size | null {
  if (bytes.length < 33 || !isAt(bytes, 12, 'IHDR')) return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** The frame header is behind other segments, each with its length (ITU T.81 annex B). */
function jpegSize(bytes: Uint8Array, view: DataView): Size | null {
  let at = 2
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    if (marker === 0xff) at += 1
    else at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return null
}

/** Three ways to write it (RFC 9649 section 2). */
function webpSize(bytes: Uint8Array, view: DataView): Size | null {
  if (bytes.length < 30) return null
  if (isAt(bytes, 12, 'VP8X')) {
    const three = (at: number) => 1 + view.getUint16(at, true) + ((bytes[at + 2] ?? 0) << 16)
    return { width: three(24), height: three(27) }
  }
  if (isAt(bytes, 12, 'VP8L')) {
    if (bytes[20] !== 0x2f) return null
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  if (!isAt(bytes, 12, 'VP8 ') || bytes[23] !== 0x9d || bytes[24] !== 0x01 || bytes[25] !== 0x2a) return null
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

function sized(type: ImageType, size: Size | null): Image {
  const name = type.slice('image/'.length).toUpperCase()
  if (!size || size.width === 0 || size.height === 0) return { problem: `This ${name} is broken. Save it again.` }
  if (size.width > SIDE_LIMIT || size.height > SIDE_LIMIT) {
    return { problem: `Use an image of at most ${SIDE_LIMIT} × ${SIDE_LIMIT} pixels` }
  }
  return { type, size: `${size.width}x${size.height}` }
}

/** Tells an image by its content alone: PNG, JPEG, WebP, or an SVG that does nothing but draw. */
export function readImage(bytes: Uint8Array): Image {
  if (bytes.length === 0) return { problem: 'Choose a file' }
  if (bytes.length > ICON_BYTES) return { problem: 'Use an image of at most 64 KB' }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (PNG_SIGNATURE.every((byte, index) => bytes[index] === byte)) return sized('image/png', pngSize(bytes, view))
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return sized('image/jpeg', jpegSize(bytes, view))
  if (isAt(bytes, 0, 'RIFF') && isAt(bytes, 8, 'WEBP')) return sized('image/webp', webpSize(bytes, view))
  const text = readText(bytes)
  if (text === null || !/^\s*</.test(text)) return { problem: 'Use PNG, JPEG, SVG or WebP' }
  const problem = svgProblem(text)
  return problem ? { problem } : { type: 'image/svg+xml', size: 'any' }
}

function readText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8, so no text.
    return null
  }
}
