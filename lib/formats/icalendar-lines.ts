/** The writing rules of iCalendar: content lines, folding, text and times (RFC 5545, section 3.1 and 3.3). */
import { Temporal } from 'temporal-polyfill'

const MOST_OCTETS = 75
const CONTROL = /[^\P{Cc}\t]/gu

/**
 * A content line with its CRLF, folded so that no line has more than 75 octets. Folds fall between characters, never
 * inside the octets of one. Line breaks that were not escaped cannot start a line of their own: they are dropped.
 */
export function contentLine(name: string, value: string): string {
  const line = `${name}:${value}`.replace(CONTROL, '')
  return `${Buffer.byteLength(line) <= MOST_OCTETS ? line : fold(line)}\r\n`
}

function fold(line: string): string {
  const parts: string[] = []
  let from = 0
  let to = 0
  let octets = 0
  for (const character of line) {
    const more = octetsOf(character)
    if (octets + more > MOST_OCTETS) {
      parts.push(line.slice(from, to))
      from = to
      octets = 1 // the space that begins a continued line
    }
    to += character.length
    octets += more
  }
  return [...parts, line.slice(from)].join('\r\n ')
}

/** Length of one character in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}

/** TEXT: backslash, semicolon, comma and line breaks escaped (RFC 5545, section 3.3.11). */
export const escapeText = (text: string): string =>
  text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r\n|\r|\n/g, '\\n')

/** `2026-03-14T09:00` or `2026-03-14T09:00:00` as `20260314T090000`. */
export function dateTime(local: string): string {
  const digits = local.replace(/[-:]/g, '')
  return digits.length === 'YYYYMMDDTHHMM'.length ? `${digits}00` : digits.slice(0, 'YYYYMMDDTHHMMSS'.length)
}

/** An instant as `20260314T160000Z`; ISO 8601 text may carry any offset. */
export function utcDateTime(at: Date | string): string {
  const iso = typeof at === 'string' ? at : at.toISOString()
  return Temporal.Instant.from(iso).toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
}

/** `-08:00` as `-0800`. */
export const utcOffset = (offset: string): string => offset.replaceAll(':', '')
