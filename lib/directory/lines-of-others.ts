/**
 * Numbers that pages print beside the wrong name. National lines are kept as contact lines with their operator's own words;
 * a file never makes one of them the number of a listing. Pure.
 */
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

const owners = new Map([
  ...contactLines.flatMap(({ phone, name }): [string, string][] => (phone ? [[phone, name]] : [])),
  ...Object.entries(national),
])

const TOLL_FREE = /^8(?:00|22|33|44|55|66|77|88)-/

/** What is wrong with a number that a file gives as that of a listing, in a sentence; null where nothing is. */
export function lineOfOthers(phone: string): string | null {
  const owner = owners.get(phone)
  if (owner !== undefined) return `${phone} is the line of ${owner}. Give this listing’s own number, or leave it empty.`
  const printed = misprints[phone] ?? (TOLL_FREE.test(phone) ? nearly(phone) : undefined)
  if (printed === undefined) return null
  return `${phone} looks like a misprint of ${printed}, the line of ${owners.get(printed)}. Call it first, and add it by hand if it is theirs.`
}

const nearly = (phone: string) => [...owners.keys()].find((line) => line.length === phone.length && isSlip(phone, line))

/** One digit is another, or two neighbors changed places. */
function isSlip(one: string, other: string): boolean {
  const apart = [...one].flatMap((digit, at) => (digit === other[at] ? [] : [at]))
  const [first = 0, second = 0] = apart
  if (apart.length === 1) return true
  return apart.length === 2 && second === first + 1 && one[first] === other[second] && one[second] === other[first]
}
