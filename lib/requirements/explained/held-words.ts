/** How a rule that asks for a certification is explained: what is held and until when, and what does not count. */
import { certificationWords } from '@/lib/certifications/kinds'
import type { Day } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import type { Explanation } from '../engine/facts'
import type { Step } from '../engine/how-far'
import type { Status } from '../engine/rules'
import type { HeldTold } from '../shapes'

/** Without its full stop. */
export const noneHeld = ({ due }: Explanation): string =>
  due.kind === 'expiry' && due.until !== null
    ? 'None that follows it is held and verified'
    : 'None is held and verified'

const untilWords = ({ until }: HeldTold) => (until === null ? 'it does not expire' : `until ${longDay(until)}`)

/** "Holds Peace officer license (POST), Texas, issued January 10, 2025, until January 9, 2027." */
export const heldSentence = (held: HeldTold): string =>
  `Holds ${certificationWords(held)}, issued ${longDay(held.issuedOn)}, ${untilWords(held)}.`

export function heldStep({ held }: Explanation, status: Status): Step {
  const text = held && status.kind === 'met' ? heldSentence(held) : 'Nothing yet.'
  return { heading: 'What counted', text, notes: [] }
}

export function notHeldStep({ notHeld = [] }: Explanation, status: Status, day: Day): Step[] {
  const there = notHeld.filter(({ issuedOn }) => issuedOn <= day)
  if (there.length === 0 || status.kind === 'met') return []
  const notes = there.map((each) => {
    const what = `${certificationWords(each)}, issued ${longDay(each.issuedOn)}.`
    return each.why === 'waits'
      ? `${what} It waits for a coordinator to verify it.`
      : `${what} It ${each.until === null ? 'does not hold' : `was valid until ${longDay(each.until)}`}.`
  })
  return [{ heading: 'What is held and does not count, and why', text: '', notes }]
}
