/**
 * Numbers that pages print beside the wrong name. National lines are kept as contact lines with their operator's own words;
 * a file never makes one of them the number of a listing. Pure.
 */
import { isOneSlip } from '@/lib/platform/slips'
import { contactLines } from './contact-lines'

/** Whose they are, as their operators say it. */
const national: Readonly<Record<string, string>> = {
  '888-373-7888': 'the National Human Trafficking Hotline',
  '866-347-2423': 'Homeland Security Investigations',
  '877-447-4847': 'the tip form of Homeland Security Investigations',
  '844-762-8483': 'StrongHearts Native Helpline',
  '833-372-8311': 'the National Elder Fraud Hotline',
  '866-331-9474': 'love is respect',
  '800-799-7233': 'the National Domestic Violence Hotline',
}
/** As they stand misprinted on pages that many copy. */
const misprints: Readonly<Record<string, string>> = {
  '800-373-7888': '888-373-7888',
  '866-311-9474': '866-331-9474',
}

/** Short numbers that lead to the same place from everywhere. */
const everywhere: Readonly<Record<string, string>> = {
  '911': 'the emergency services',
  '988': 'the 988 Suicide & Crisis Lifeline',
  '741741': 'Crisis Text Line',
}

export type KnownLine = { name: string; phone: string | null; textNumber: string | null }

const TOLL_FREE = /^8(?:00|22|33|44|55|66|77|88)-/

/** What is wrong with a number, as it is kept, that a file gives as that of a listing, in a sentence; null where nothing is. */
export type LineCheck = (number: string) => string | null

/** @param kept the lines that administrators keep, besides those that the product comes with */
export function linesOfOthers(kept: readonly KnownLine[]): LineCheck {
  const owners = new Map([
    ...[...contactLines, ...kept].flatMap(({ name, phone, textNumber }) =>
      [phone, textNumber].flatMap((number): [string, string][] => (number ? [[withoutExtension(number), name]] : [])),
    ),
    ...Object.entries({ ...national, ...everywhere }),
  ])
  const nearly = (phone: string) =>
    [...owners.keys()].find((line) => line.length === phone.length && isOneSlip(phone, line))
  return (number) => {
    const phone = withoutExtension(number)
    const owner = owners.get(phone)
    if (owner !== undefined) return `${phone} is the line of ${owner}. ${INSTEAD}`
    if (/^[2-9]11$/.test(phone)) return `${phone} leads to the same service wherever it is dialed. ${INSTEAD}`
    const printed = misprints[phone] ?? (TOLL_FREE.test(phone) ? nearly(phone) : undefined)
    if (printed === undefined) return null
    return `${phone} looks like a misprint of ${printed}, the line of ${owners.get(printed)}. Call it first, and add it by hand if it is theirs.`
  }
}

const INSTEAD = 'Give this listing’s own number, or leave it empty.'
const withoutExtension = (number: string) => number.replace(/ x\d+$/, '')

/** Of the lines that the product comes with. */
export const lineOfOthers = linesOfOthers([])
