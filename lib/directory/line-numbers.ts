/** How the numbers people are told to call are written, and when one would lead elsewhere. Light enough for the browser. */

/** 911, and the hotline: their numbers stand above every page. */
export const aboveEveryPage = { emergency: 'emergency', hotline: 'national-human-trafficking-hotline' } as const
export const standsAbove = (lineId: string): boolean => (Object.values(aboveEveryPage) as string[]).includes(lineId)

const digitsOf = (text: string) => text.replace(/[\s().+-]/g, '')

/** As 888-373-7888, or a short number as it is; null for what no telephone of the country dials. */
export function asDialed(text: string): string | null {
  const digits = digitsOf(text).replace(/^1(?=\d{10}$)/, '')
  if (/^[2-9]11$|^988$/.test(digits)) return digits
  return /^[2-9]\d{2}[2-9]\d{6}$/.test(digits) ? digits.replace(/^(\d{3})(\d{3})/, '$1-$2-') : null
}

/** Five or six digits, or a number as it would be dialed. */
export function asTexted(text: string): string | null {
  const digits = digitsOf(text)
  return /^\d{5,6}$/.test(digits) ? digits : asDialed(text)
}

/** What a telephone is told: short numbers as they are, others with the country's prefix. */
export const dialed = (phone: string) =>
  phone.length <= 6 ? phone : `+1${phone.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '')}`

export type Reach = { phone: string | null; textNumber: string | null; url: string | null }
const PARTS = ['phone', 'textNumber', 'url'] as const

/** What of a line would lead people elsewhere than before. */
export const movedReach = (before: Reach, after: Reach) => PARTS.filter((part) => before[part] !== after[part])
