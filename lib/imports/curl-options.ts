import { fieldError } from '@/lib/errors'

/** Every short option that has a value, or that we act on, under its long name. */
const SHORT: Record<string, string> = {
  X: 'request',
  H: 'header',
  d: 'data',
  u: 'user',
  b: 'cookie',
  F: 'form',
  G: 'get',
  I: 'head',
  T: 'upload-file',
  A: 'user-agent',
  e: 'referer',
  o: 'output',
  m: 'max-time',
  x: 'proxy',
  w: 'write-out',
  c: 'cookie-jar',
  E: 'cert',
  K: 'config',
  U: 'proxy-user',
  D: 'dump-header',
  r: 'range',
  t: 'telnet-option',
  y: 'speed-time',
  Y: 'speed-limit',
  z: 'time-cond',
  C: 'continue-at',
  P: 'ftp-port',
  Q: 'quote',
  ':': 'next',
}

const WITH_VALUE = new Set([
  ...Object.values(SHORT).filter((name) => !/^(get|head|next)$/.test(name)),
  ...['url', 'json', 'data-raw', 'data-ascii', 'data-binary', 'data-urlencode', 'form-string', 'oauth2-bearer'],
  ...['connect-timeout', 'cacert', 'capath', 'key', 'key-type', 'cert-type', 'pass', 'retry', 'retry-delay'],
  ...['retry-max-time', 'resolve', 'connect-to', 'interface', 'max-redirs', 'limit-rate', 'ciphers', 'proto'],
  ...['tls-max', 'unix-socket', 'aws-sigv4', 'url-query', 'dns-servers', 'keepalive-time', 'stderr', 'trace'],
  ...['socks5', 'socks5-hostname', 'socks4', 'socks4a', 'noproxy', 'pinnedpubkey', 'proto-default', 'trace-ascii'],
  ...['request-target', 'max-filesize', 'output-dir', 'etag-save', 'etag-compare', 'expect100-timeout', 'doh-url'],
  ...['variable', 'rate', 'proxy-header', 'preproxy', 'netrc-file', 'local-port', 'delegation', 'crlfile', 'engine'],
  ...[
    'tls13-ciphers',
    'proxy-cacert',
    'proxy-cert',
    'proxy-key',
    'service-name',
    'hostpubmd5',
    'happy-eyeballs-timeout-ms',
  ],
])

export interface CurlOption {
  /** Without its dashes; an address by itself is the option `url`. */
  name: string
  value: string
}

type Take = (name: string, shown: string) => CurlOption

/** `-sSXPOST` is three options, and the last of them has its value in the same word. */
function* readShort(word: string, take: Take): Generator<CurlOption> {
  for (let at = 1; at < word.length; at++) {
    const letter = word.charAt(at)
    const name = SHORT[letter] ?? letter
    if (!WITH_VALUE.has(name)) {
      yield { name, value: '' }
      continue
    }
    const value = word.slice(at + 1)
    yield value ? { name, value } : take(name, `-${letter}`)
    return
  }
}

/** The options of a command in their order. Throws at the field `curl` where the last one lacks its value. */
export function* readOptions(words: string[]): Generator<CurlOption> {
  let at = 0
  const take: Take = (name, shown) => {
    at++
    const value = words[at]
    if (value === undefined) throw fieldError('curl', `${shown} at the end needs a value`)
    return { name, value }
  }
  for (; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word.startsWith('--')) {
      const [, name = '', value] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? []
      if (!WITH_VALUE.has(name)) yield { name, value: '' }
      else yield value === undefined ? take(name, word) : { name, value }
    } else if (/^-[^\s\d-]/.test(word)) yield* readShort(word, take)
    else if (word !== '') yield { name: 'url', value: word }
  }
}
