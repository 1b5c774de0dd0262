import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 240
const HEIGHT = 120
const INK = 0x11
const PAPER = 0xff

/** Rows of five dots, the top one first. */
const GLYPHS: Record<string, string> = {
  A: '01110 10001 10001 11111 10001 10001 10001',
  B: '11110 10001 10001 11110 10001 10001 11110',
  '0': '01110 10001 10011 10101 11001 10001 01110',
  '1': '00100 01100 00100 00100 00100 00100 01110',
  '2': '01110 10001 00001 00110 01000 10000 11111',
  '3': '11110 00001 00001 01110 00001 00001 11110',
  '4': '00010 00110 01010 10010 11111 00010 00010',
  '5': '11111 10000 11110 00001 00001 10001 01110',
  '6': '00110 01000 10000 11110 10001 10001 01110',
  '7': '11111 00001 00010 00100 01000 01000 01000',
  '8': '01110 10001 10001 01110 10001 10001 01110',
  '9': '01110 10001 10001 01111 00001 00010 01100',
}

type Canvas = Uint8Array

function fill(canvas: Canvas, x: number, y: number, width: number, height: number, shade = INK): void {
  for (let row = y; row < y + height; row++) canvas.fill(shade, row * WIDTH + x, row * WIDTH + x + width)
}

function drawText(canvas: Canvas, text: string, left: number, top: number, dot: number): void {
  ;[...text].forEach((character, index) => {
    const rows = (GLYPHS[character] ?? '').split(' ')
    rows.forEach((row, y) => {
      ;[...row].forEach((on, x) => {
        if (on === '1') fill(canvas, left + (index * 6 + x) * dot, top + y * dot, dot, dot)
      })
    })
  })
}

/** Bars as wide as the bits of the text tell: it looks like a barcode and means nothing. */
function drawBars(canvas: Canvas, text: string, left: number, top: number, height: number): void {
  const bits = [...text.repeat(8)].map((character) => character.charCodeAt(0).toString(2)).join('')
  let x = left
  for (let index = 0; x < WIDTH - left - 4; index++) {
    const width = bits[index % bits.length] === '1' ? 3 : 1
    if (index % 2 === 0) fill(canvas, x, top, width, height)
    x += width + 1
  }
}

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

/** 8-bit greyscale PNG (ISO/IEC 15948), each row without a filter. */
function encodePng(canvas: Canvas): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header[8] = 8
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT)
  for (let row = 0; row < HEIGHT; row++)
    rows.set(canvas.subarray(row * WIDTH, (row + 1) * WIDTH), row * (WIDTH + 1) + 1)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The shipping label of an order as a PNG of 240 by 120 pixels: its id and a barcode. */
export function renderLabel(id: string): Buffer {
  const canvas = new Uint8Array(WIDTH * HEIGHT).fill(PAPER)
  fill(canvas, 0, 0, WIDTH, HEIGHT)
  fill(canvas, 2, 2, WIDTH - 4, HEIGHT - 4, PAPER)
  drawText(canvas, id, 16, 14, 5)
  drawBars(canvas, id, 16, 64, 42)
  return encodePng(canvas)
}
