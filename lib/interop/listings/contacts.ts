/** Numbers and addresses as files give them: what can be told to be wrong is named, one page has one address. Pure. */
import { isFiveDigits, knownWebAddress, phoneAsKept } from '@/lib/directory/contact-text'
import { lineOfOthers } from '@/lib/directory/lines-of-others'

const TEN = 'A number has ten digits, with the area code; an extension stands behind an x.'

/** No area code and no exchange begins with 0 or 1; 555 is that of examples. */
const DIALED = /^(?:555-\d{3}|[2-9]\d{2}-[2-9]\d{2})-\d{4}(?: x\d{1,6})?$/
const ONE_DIGIT = /^(\d)(?:-?\1)+$/

/** What is wrong with a number that people would call or text, in a sentence; null where nothing is. */
export function phoneProblem(cell: string, isTexted = false): string | null {
  if (/\b(?:tty|tdd|ttd|videophone|vp)\b/i.test(cell) || /^\W*7\W?1\W?1\W*$/.test(cell))
    return `“${cell}” is a line for TTY or relay, and whoever calls it by voice hears tones. Give the voice number; say the other in the words about whom they help.`
  if (/\bfax\b/i.test(cell)) return `“${cell}” is a fax. Give the number that somebody answers.`
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(cell))
    return `A spreadsheet shortened the number to ${cell}. Format the column as text, and save the file again.`
  const kept = phoneAsKept(cell)
  const ofOthers = lineOfOthers(kept)
  if (ofOthers !== null) return ofOthers
  if (/^\d{3}-\d{3}-\d{4}(?: x\d+)?$/.test(kept) && (!DIALED.test(kept) || ONE_DIGIT.test(kept)))
    return `“${cell}” is a number that nobody has. Give the one that somebody answers.`
  if (DIALED.test(kept)) return null
  if (isTexted && /^[2-9]\d{4,5}$/.test(kept)) return null
  const digits = cell.replace(/\D/g, '').length
  if (digits >= 20) return `“${cell}” holds several numbers. Give one, and the others in words.`
  return digits === 0 ? `“${cell}” is no number. ${TEN}` : `“${cell}” has ${digits} digits. ${TEN}`
}

/** `www.ovc.ojp.gov./funding/awards/2020-vt-bx-0016/1` and its like are one award, and so one address. */
export function pageAddress(typed: string): string {
  const url = knownWebAddress(typed.trim().replace(/^((?:https?:\/\/)?[^/]*[^/.])\.(?=\/|$)/, '$1'))
  if (!/^https?:\/\/(?:[a-z0-9-]+\.)*ojp\.gov(?:[/?#]|$)/i.test(url)) return url
  const [, host = '', path = ''] = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)/i.exec(url) ?? []
  const place = path.replace(/\/+$/, '').replace(/(\/funding\/awards\/[\w-]*\d[\w-]*)\/\d{1,2}$/i, '$1')
  return `https://${host.toLowerCase()}${/\/funding\/awards\//i.test(place) ? place.toLowerCase() : place}`
}

/** `93901-1234` is `93901`: a place is never looked up closer. Zeros that a spreadsheet took are put back. */
export function zipAsKept(cell: string): string {
  const text = cell.replace(/^(\d{5})[-\s]?\d{4}$/, '$1').replace(/\.0+$/, '')
  return isFiveDigits(text) || !/^\d{3,4}$/.test(text) ? text : text.padStart(5, '0')
}
