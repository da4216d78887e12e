import type { ReactNode } from 'react'

type Of = { of: ReactNode }

/** A telephone number to call. */
export const Call = ({ phone, of }: Of & { phone: string }) => (
  <Dial href={`tel:${dialed(phone)}`} words={phone} of={of} />
)

/** A number to send a text to. */
export const TextTo = ({ number, of }: Of & { number: string }) => (
  <Dial href={`sms:${number}`} words={number} of={of} />
)

/** The number alone would say little in a list of links. */
function Dial({ href, words, of }: Of & { href: string; words: string }) {
  return (
    <a href={href}>
      <b>{words}</b>
      <span className="at-hide">, {of}</span>
    </a>
  )
}

/** Short numbers as they are, others with the country’s prefix; an extension is dialed once somebody answers. */
export function dialed(phone: string): string {
  const [number = '', extension] = phone.split(/\s*x/i)
  if (number.length <= 4) return number
  const whole = `+1${number.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '')}`
  return extension ? `${whole};ext=${extension}` : whole
}
