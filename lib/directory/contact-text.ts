/** Numbers and addresses of pages, as people type them and as they are kept. Pure. */
import { cleanLine } from '@/lib/platform/text'

export const isFiveDigits = (text: string): boolean => /^\d{5}$/.test(text)

/** `(555) 010-0142 ext. 7` is `555-010-0142 x7`; what is no number stays as it was typed. */
export function phoneAsKept(typed: string): string {
  const text = cleanLine(typed)
  const [, number = text, extension] = /^(.*?)(?:\s*(?:x|ext\.?|extension)\s*(\d{1,6}))?$/i.exec(text) ?? []
  if (/[^\d\s().+-]/.test(number)) return text
  const digits = number.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '')
  if (digits.length !== 10) return extension === undefined && digits.length <= 6 ? digits : text
  const kept = `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`
  return extension === undefined ? kept : `${kept} x${extension}`
}

/** `harborlight.example` is `https://harborlight.example`. */
export function knownWebAddress(typed: string): string {
  const text = cleanLine(typed)
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(\/\S*)?$/u.test(text) ? `https://${text}` : text
}
