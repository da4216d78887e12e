/**
 * Which letters the bytes of a text file stand for. Files do not say it: UTF-8 proves itself, every other encoding reads
 * every byte, so that the wrong one is known only by signs that no name holds. Light enough for the browser.
 */

import type { Steps } from '@/lib/platform/slices'

export const csvEncodings = [
  'utf-8',
  'utf-8 twice',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'macintosh',
  'cp850',
] as const
export type CsvEncoding = (typeof csvEncodings)[number]
export type Decoded = { text: string; encoding: CsvEncoding } | { problem: string }

const SAVE_AS = 'In the spreadsheet, save as “CSV UTF-8”.'
/** Finds the encoding out and reads the text with it, or says why it cannot. */
export function* decode(bytes: Uint8Array): Steps<Decoded> {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return { problem: `This is a workbook or an archive, not a CSV file. ${SAVE_AS}` }
  const wide = wideEncoding(bytes)
  const decoded = wide ? asUnicode(bytes, wide) : (asUtf8(bytes) ?? (yield* asOneByte(bytes)))
  if (!('text' in decoded)) return decoded
  yield
  if (yield* hasControls(decoded.text))
    return { problem: `This is not a text file, or not in a known encoding. ${SAVE_AS}` }
  return decoded
}

/** Control characters other than white space: never in a text file. */
function* hasControls(text: string): Steps<boolean> {
  for (let at = 0; at < text.length; at++) {
    if (at % CHUNK === 0) yield
    const code = text.charCodeAt(at)
    if (code < 32 ? code < 9 || code > 13 : code > 126 && code < 160 && code !== 0x85) return true
  }
  return false
}

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, at) => bytes[at] === byte)

/** UTF-16 by its mark, or because every second byte of the first letters is zero. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  const head = bytes.subarray(0, 400)
  if (head.length < 8 || head.length % 2 === 1) return null
  const zeros = [0, 0]
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const most = head.length * 0.4
  const [even = 0, odd = 0] = zeros
  if (odd > most && even === 0) return 'utf-16le'
  return even > most && odd === 0 ? 'utf-16be' : null
}

function asUnicode(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
  } catch {
    return { problem: `The file says it is UTF-16 but is cut off or damaged. ${SAVE_AS}` }
  }
}

function asUtf8(bytes: Uint8Array): Decoded | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.length === bytes.length) return { text, encoding: 'utf-8' }
    const once = text.replace(TWICE, unwrapped)
    return once === text ? { text, encoding: 'utf-8' } : { text: once, encoding: 'utf-8 twice' }
  } catch {
    return null
  }
}

/** Where Windows-1252 differs from Latin-1: 0x80 to 0x9F. Spelled out because Node's decoder has had it wrong. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
/** The code pages of old programs under DOS: 850, with which the letters of 437 agree. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xad±‗¾¶§÷¸°¨·¹³²■\xa0'
const MACINTOSH =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\xa0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

/** UTF-8 that was read as Windows-1252 and written as UTF-8 again: a first byte as a letter, its following bytes as signs. */
const TWICE = new RegExp(`[\\u00c2-\\u00f4][\\u0080-\\u00bf${WINDOWS.replace(/[\x80-\x9f]/g, '')}]{1,3}`, 'gu')

function unwrapped(run: string): string {
  const bytes = Uint8Array.from(run, (letter) => {
    const at = WINDOWS.indexOf(letter)
    return at >= 0 ? at + 0x80 : letter.charCodeAt(0)
  })
  for (let end = bytes.length; end > 1; end--) {
    const read = new TextDecoder().decode(bytes.subarray(0, end))
    if (LATIN.test(read)) return read + run.slice(end)
  }
  return run
}

/** Letters and signs of languages in Latin script, spaces and the signs of typesetters. */
const LATIN = /^[\u00a0-\u024f\u1e00-\u1eff\u2010-\u2122][\u00a0-\u00bf]?$/u

type OneByte = 'windows-1252' | 'macintosh' | 'cp850'
const upperHalf: Record<OneByte, string> = {
  'windows-1252': `${WINDOWS}${Array.from({ length: 96 }, (_, at) => String.fromCharCode(0xa0 + at)).join('')}`,
  macintosh: MACINTOSH,
  cp850: CP850,
}

/** The encoding in which the fewest words hold what no word holds; Windows-1252 when several do as well. */
function* asOneByte(bytes: Uint8Array): Steps<Decoded> {
  const places = highPlaces(bytes)
  const ranked = (Object.keys(upperHalf) as OneByte[])
    .map((encoding) => ({ encoding, ...oddities(bytes, places, upperHalf[encoding]) }))
    .sort((a, b) => a.odd - b.odd || a.rare - b.rare)
  const best = ranked[0]
  if (!best || best.odd > 0 || rivals(ranked))
    return { problem: `The letters with accents in this file cannot be told for certain. ${SAVE_AS}` }
  return { text: yield* inLetters(bytes, upperHalf[best.encoding]), encoding: best.encoding }
}

type Rank = { encoding: OneByte; odd: number; rare: number }

/** Two readings that are about as good as each other; the usual one wins only where nothing speaks against it. */
const rivals = ([first, second]: readonly Rank[]) =>
  first !== undefined &&
  second?.odd === 0 &&
  (second.encoding === 'windows-1252' || (first.encoding !== 'windows-1252' && first.rare === second.rare))

/** No more are looked at than are needed to be certain. */
const MOST_PLACES = 5000

function highPlaces(bytes: Uint8Array): number[] {
  const places: number[] = []
  for (let at = 0; at < bytes.length && places.length < MOST_PLACES; at++) if ((bytes[at] ?? 0) > 0x7f) places.push(at)
  return places
}

const LETTER = /\p{L}/u
const LOWER = /\p{Ll}/u
const UPPER = /\p{Lu}/u
/** Letters of names in the Americas; others occur, but rarely. */
const COMMON = /[áéíóúñüÁÉÍÓÚÑÜöÖäÄçÇãõèêâôëåøÅØ]/u
/** Signs that stand within names and words. */
const JOINING = /[’‘–·\u00ad]/u

/** @returns odd: signs amid a word and capitals behind small letters; rare: letters and uses that are seldom seen */
function oddities(bytes: Uint8Array, places: readonly number[], upper: string) {
  const letterAt = (at: number) => {
    const byte = bytes[at]
    return byte === undefined ? ' ' : byte < 0x80 ? String.fromCharCode(byte) : (upper[byte - 0x80] ?? ' ')
  }
  let odd = 0
  let rare = 0
  for (const at of places) {
    const [before, letter, after] = [letterAt(at - 1), letterAt(at), letterAt(at + 1)]
    const touches = LETTER.test(before) || LETTER.test(after)
    if (/[\x80-\x9f\uf8ff]/.test(letter)) odd += 1
    else if (LETTER.test(letter)) {
      if (isMiscast(before, letter, after)) odd += 1
      else if (!COMMON.test(letter)) rare += 1
    } else if (LOWER.test(before) && LOWER.test(after)) {
      if (JOINING.test(letter)) rare += isPossessive(after, letterAt(at + 2)) ? 0 : 1
      else if (letter !== '\xa0') odd += 1
    } else if (touches && !JOINING.test(letter)) rare += 1
  }
  return { odd, rare }
}

/** "JosÈ", "NuÒez", "OíRourke": no name changes its case so. */
const isMiscast = (before: string, letter: string, after: string) =>
  UPPER.test(letter)
    ? LOWER.test(before) || (UPPER.test(before) && LOWER.test(after))
    : LOWER.test(letter) && UPPER.test(after)

/** "Sheriff’s", "don’t" */
const isPossessive = (after: string, next: string) => /[st]/.test(after) && !LETTER.test(next)

const CHUNK = 32_768

function* inLetters(bytes: Uint8Array, upper: string): Steps<string> {
  const codes = Uint16Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? byte : upper.charCodeAt(byte - 0x80)))
  const decoder = new TextDecoder('utf-16le')
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const letters = new Uint16Array(Math.min(CHUNK, bytes.length - from))
    for (let at = 0; at < letters.length; at++) letters[at] = codes[bytes[from + at] ?? 0] ?? 0
    parts.push(decoder.decode(letters))
    yield
  }
  return parts.join('')
}
