import { expect, test } from 'vitest'
import { toPhrase } from '@/lib/drafts/to-phrase'
import { endSentence } from '@/lib/markdown/end-sentence'
import { escapeMarkdown } from '@/lib/markdown/escape-markdown'
import { firstSentence } from '@/lib/markdown/first-sentence'
import { joinWords } from '@/lib/markdown/join-words'
import { renderCode } from '@/lib/markdown/render-code'
import { renderFrontmatter } from '@/lib/markdown/render-frontmatter'
import { renderJsonBlock } from '@/lib/markdown/render-json-block'
import { shortenText } from '@/lib/markdown/shorten-text'
import { toPlainLine } from '@/lib/markdown/to-plain-line'

test.each([
  ['plain', 'plain'],
  ['  two\r\n\tlines \u2028 and\u00A0more\u0085', 'two lines and more'],
  ['a\u0000b\u0007c\u001Bd\u007F', 'abcd'],
  ['zero\u200B\u200C\u200D\u2060\uFEFFwidth', 'zerowidth'],
  ['\u202Eright\u202C \u2066left\u2069', 'right left'],
  ['tag\u{E0041}\u{E0042}s', 'tags'],
  ['lone\uD800surrogate', 'lonesurrogate'],
  ['soft\u00ADhyphen', 'softhyphen'],
  ['Cafe\u0301', 'Café'],
  ['日本語 и русский 🚀', '日本語 и русский 🚀'],
  ['', ''],
])('makes one visible line of %j', (text, line) => {
  expect(toPlainLine(text)).toBe(line)
})

test.each([
  ['short', 10, 'short'],
  ['One sentence here. Another one follows.', 25, 'One sentence here.'],
  ['Some words, and more of them', 14, 'Some words…'],
  ['Donaudampfschifffahrt', 10, 'Donaudamp…'],
  ['aaaa 🚀🚀🚀🚀', 9, 'aaaa 🚀…'],
  ['🚀🚀🚀🚀', 4, '🚀…'],
  ['It costs 3.50 and not 4.', 12, 'It costs…'],
])('shortens %j to %i characters by whole words', (text, limit, short) => {
  expect(shortenText(text, limit)).toBe(short)
  expect(short.length).toBeLessThanOrEqual(limit)
})

test.each([
  ['Lists orders. Newest first.', 'Lists orders.'],
  ['Takes a state, e.g. Open. Then lists.', 'Takes a state, e.g. Open.'],
  ['Version 2.1 of the list', 'Version 2.1 of the list'],
])('takes the first sentence of %j', (text, sentence) => {
  expect(firstSentence(text, 100)).toBe(sentence)
})

test.each([
  ['Orders', 'Orders.'],
  ['Orders.', 'Orders.'],
  ['Orders?', 'Orders?'],
  ['(All orders.)', '(All orders.)'],
  ['', ''],
])('ends %j as a sentence', (text, sentence) => {
  expect(endSentence(text)).toBe(sentence)
})

test.each([
  [[], 'and', undefined, ''],
  [['a'], 'and', undefined, 'a'],
  [['a', 'b'], 'or', undefined, 'a or b'],
  [['a', 'b', 'c'], 'and', undefined, 'a, b and c'],
  [['a', 'b', 'c'], 'or', 2, 'a, b or c'],
  [['a', 'b', 'c', 'd'], 'or', 2, 'a, b and 2 more'],
] as const)('joins %j', (words, conjunction, limit, joined) => {
  expect(joinWords([...words], conjunction, limit)).toBe(joined)
})

test.each([
  ['List Orders', 'list orders'],
  ['Get one order.', 'get one order'],
  ['Get an SKU', 'get an SKU'],
  ['Cancel All Open Orders', 'cancel all open orders'],
  ['Create a Stripe refund', 'create a Stripe refund'],
  ['Order status', 'Order status'],
  ['Bestellungen auflisten', 'Bestellungen auflisten'],
])('puts the title %j inside a sentence', (title, phrase) => {
  expect(toPhrase(title)).toBe(phrase)
})

test.each([
  ['Uses get_order and `status`', 'Uses get_order and `status`'],
  ['*bold* _it_ ~~gone~~', '\\*bold\\* \\_it\\_ \\~\\~gone\\~\\~'],
  ['[a](b) ![c](d)', '\\[a\\](b) !\\[c\\](d)'],
  ['<b> a | b', '\\<b\\> a \\| b'],
  ['# head', '\\# head'],
  ['- item', '\\- item'],
  ['1. item', '1\\. item'],
  ['2026 was good', '2026 was good'],
  ['> quote', '\\> quote'],
  ['--- rule', '\\--- rule'],
  ['&lt;b&gt; R&D & more', '\\&lt;b\\&gt; R&D & more'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the attack
  ['$ARGUMENTS $1 ${HOME} 5 $', '$ ARGUMENTS $ 1 $ {HOME} 5 $'],
  ['!`ls` and `ok`', '!\\`ls\\` and `ok`'],
  ['```sh', '\\`\\`\\`sh'],
  ['@/etc/passwd ops@shop.example', '\\@/etc/passwd ops@shop.example'],
  ['\\`ls\\`', '\\\\\\`ls\\\\\\`'],
])('shows %j and does nothing else', (line, markdown) => {
  expect(escapeMarkdown(line)).toBe(markdown)
})

test.each([
  ['open', '`open`'],
  ['a b', '`a b`'],
  ['a`b', '"a\\`b"'],
  ['wow!', '"wow!"'],
  ['$1', '"$ 1"'],
  ['a|b', '"a\\|b"'],
  ['@file', '"\\@file"'],
])('writes the value %j as code only where that is safe', (value, code) => {
  expect(renderCode(value)).toBe(code)
})

test('writes JSON that stays inside its block and means the same', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the attack
  const value = { text: '!`ls` $ARGUMENTS ${HOME} @file x @file\u202E```' }
  const [opening, json = '', closing] = renderJsonBlock(value)
  expect([opening, closing]).toEqual(['```json', '```'])
  expect(json).not.toMatch(/`|\$[\w{]|\s@|\u202E/)
  expect(JSON.parse(json)).toEqual(value)
})

test('writes frontmatter that no text can end', () => {
  expect(renderFrontmatter({ name: 'a', description: 'x: "y" # z\\ <b> --- !`ls`' })).toBe(
    '---\nname: "a"\ndescription: "x: \\"y\\" # z\\\\ ‹b› — !\'ls`"\n---\n',
  )
})
