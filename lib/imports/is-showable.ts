import { isSecretHeader, isSecretQuery } from './split-credentials'

const SECRET_NAME =
  /pass(word|wd|phrase|code)|pwd|secret|api_?key|private_?key|access_?key|signature|credential|session|csrf|xsrf|jwt|bearer|authori[sz]ation|(^|_)(otp|pin|cvv|cvc|iban|ssn|sid|tokens?)(_|$)|card_?number|account_?number/
/** Words with "token" in them that are none to be let in with. */
const PAGE_TOKEN =
  /(page|next|prev|previous|continuation|sync|cursor)_?token|(max|total|prompt|completion|input|output)_?tokens/
const SECRET_VALUE = [
  /eyJ[\w-]{8,}\.[\w-]{8,}/,
  /\b(sk|pk|rk|ghp|gho|ghs|ghu|glpat|xox[abeprs]|shpat|whsec)[-_]\w{8,}/i,
  /\bgithub_pat_\w{10,}/,
  /\b(AKIA|ASIA)[A-Z0-9]{12,}/,
  /\bAIza[\w-]{20,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /^(bearer|basic|token)\s+\S{8,}/i,
]
const EMAIL = /[^\s@"'<>]+@[^\s@"'<>]+\.[a-z]{2,}/i
const PHONE = /^\+\d[\d\s().-]{6,18}$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** A variable that has no value in the document, or a word that stands for one. */
const OPEN_VALUE = /\{\{[^{}]{1,100}\}\}|^\$\{?[a-z_]\w*\}?$|^<[\w -]+>$/i
const LONGEST_CHECKED = 20_000

function toWords(name: string): string {
  return name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^a-zA-Z0-9]+/g, '_')
    .toLowerCase()
}

/** Whether what is called this lets someone in, or is nobody's business. */
export function isSecretName(name: string): boolean {
  const words = toWords(name)
  if (PAGE_TOKEN.test(words)) return false
  return isSecretQuery(name) || SECRET_NAME.test(words)
}

/** Random letters and digits of some length, as keys and tokens are. */
function looksRandom(text: string): boolean {
  if (UUID.test(text) || text.length < 24 || !/^[\w+/=.~-]+$/.test(text)) return false
  return /\d/.test(text) && /[a-z]/i.test(text) && !/^\d{4}-\d\d-\d\dT/.test(text)
}

export function looksSecret(text: string): boolean {
  const head = text.slice(0, LONGEST_CHECKED)
  return SECRET_VALUE.some((pattern) => pattern.test(head))
}

/** Whether the text says who somebody is, or is a token. */
export function looksPersonal(text: string): boolean {
  return EMAIL.test(text.slice(0, 500)) || PHONE.test(text) || looksRandom(text)
}

export interface ShowRules {
  /** Longest text. */
  characters: number
  /** Recorded while someone worked: whatever could be personal stays out. */
  recorded: boolean
}

export const WRITTEN: ShowRules = { characters: 2_000, recorded: false }
export const RECORDED: ShowRules = { characters: 60, recorded: true }

/** Whether Claude, and everyone who connects, may read this value as an example. */
export function isShowable(name: string, value: unknown, rules: ShowRules, depth = 0): boolean {
  if (isSecretName(name)) return false
  if (typeof value === 'string') {
    if (value.length > rules.characters || OPEN_VALUE.test(value) || looksSecret(value)) return false
    return !(rules.recorded && looksPersonal(value))
  }
  if (typeof value !== 'object' || value === null) return true
  if (depth > 12) return false
  if (Array.isArray(value)) return value.length <= 50 && value.every((each) => isShowable('', each, rules, depth + 1))
  return Object.entries(value).every(([key, inner]) => isShowable(key, inner, rules, depth + 1))
}

export function isSecretField(name: string): boolean {
  return isSecretHeader(name) || isSecretName(name)
}
