/** Pure decisions about names, codes and devices. */
import { fold } from '@/lib/platform/fold'

/** A name for sorting and matching: lower case, no accents, family name first. */
export const sortNameOf = (givenName: string, familyName: string): string =>
  fold([familyName, givenName].filter(Boolean).join(', '))

export const CODE_MINUTES = 10
export const CODE_TRIES = 5
export const SESSION_HOURS = 12
export const RESEND_SECONDS = 60
export const MOST_ADDRESSES = 5
/** How long an address that an administrator added waits for its person. */
export const RESTORED_DAYS = 3
/** How long two joined records can be parted again. */
export const BACK_DAYS = 30
/** How long after signing in one may change one's addresses. */
export const FRESH_MINUTES = 30

/** Browser and system in words a person recognizes; the header itself is not kept. */
export function deviceOf(userAgent: string | null | undefined): string {
  const agent = userAgent ?? ''
  const browser = firstMatch(agent, [
    [/Edg\//, 'Edge'],
    [/OPR\//, 'Opera'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ])
  const system = firstMatch(agent, [
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'Mac'],
    [/CrOS/, 'Chromebook'],
    [/Linux/, 'Linux'],
  ])
  if (browser && system) return `${browser} on ${system}`
  return browser ?? system ?? 'Unknown browser'
}

const firstMatch = (text: string, pairs: [RegExp, string][]) => pairs.find(([pattern]) => pattern.test(text))?.[1]
