/** How the clock of an obligation is said: what its last day was counted from, and what moved it. Pure. */
import { capital, count, hours } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { Explanation } from '../engine/facts'
import { BIRTH_MONTH } from '../engine/limits'
import type { Obligation } from '../engine/rules'
import { editionSpan } from './edition-words'
import { every, monthDay, ordinal, spanOf } from './spans'

type Timed = Pick<Obligation, 'opensOn' | 'dueOn' | 'explanation'>

/** How the last day came to be, in a sentence or two. */
export function clockOf({ dueOn: lastDay, opensOn, explanation: { due, relief, repeatMonths } }: Timed): string {
  if (due.kind === 'before-act') {
    const ranOut = due.after === null ? '' : `What was held was valid through ${longDay(due.after)}. `
    const again = repeatMonths === null ? '' : ` Once it is met, it is due again ${every(repeatMonths)}.`
    return `${ranOut}It has no last day: nobody is late with it, and nobody may ${due.heldBack} before it is met.${again}`
  }
  const dueOn = relief?.ruleDueOn ?? lastDay ?? ''
  const done = 'waived' in due ? 'Nothing was owed until' : 'Completed'
  if (due.kind === 'expiry')
    return due.until === null
      ? `The rule newly asks for it: due ${longDay(dueOn)}.`
      : `What is held is valid through ${longDay(due.until)}: another one is due by then.`
  if (due.kind === 'within-days') return `${longDay(due.from)} plus ${count(due.days, 'day')}: due ${longDay(dueOn)}.`
  if (due.kind === 'within-months')
    return `${longDay(due.from)} plus ${spanOf(due.months)}${due.roundedTo ? `, and on to the ${due.roundedTo === BIRTH_MONTH ? 'end of the month of birth' : `next ${monthDay(due.roundedTo)}`}` : ''}: due ${longDay(dueOn)}.`
  if (due.kind === 'edition') return `${longDay(due.from)} plus ${editionSpan(due)}: due ${longDay(dueOn)}.`
  if (due.kind === 'by-date')
    return due.startedBy
      ? `For whose day is ${longDay(due.startedBy)} or before, the rule names a day: due ${longDay(dueOn)}.`
      : `Due by the day that the rule names: ${longDay(dueOn)}.`
  if (due.kind === 'after-date')
    return `It began to apply after the day that the rule names, so ${longDay(due.from)} plus ${count(due.days, 'day')}: due ${longDay(dueOn)}.`
  if (due.kind === 'fixed-day') return `Due by the next of the days that the rule names: ${longDay(dueOn)}.`
  if (due.kind === 'next-fixed-day')
    return `${done} ${longDay(due.from)}. The next of the days that the rule names: due again ${longDay(dueOn)}. What is completed from ${longDay(opensOn)} on counts for it.`
  const after = due.heldBack ? ` After the last day nobody may ${due.heldBack} before it is met again.` : ''
  if (due.doneBy)
    return `${done} ${longDay(due.from)}. For whoever had by ${longDay(due.doneBy)}, the rule names a day: due again ${longDay(dueOn)}. It counts from ${longDay(opensOn)} on.`
  return `${done} ${longDay(due.from)}, plus ${spanOf(due.months)}: due again ${longDay(dueOn)}. A renewal counts from ${longDay(opensOn)}.${after}`
}

/** What else decided about it. */
export function clockNotes({ due, periodEnd, owed, asks, carried }: Explanation): string[] {
  const notes: string[] = []
  if ('because' in due && due.because === null && due.kind === 'next-fixed-day' && !due.waived)
    notes.push('Completing it early does not move the day.')
  if ('because' in due && due.because !== null)
    notes.push(
      due.because === 'first-due'
        ? 'An earlier completion never makes the first due date come sooner.'
        : 'The rule changed after the completion; the new one leaves at least the days in which a renewal counts.',
    )
  if (due.kind === 'fixed-day' && due.nth)
    notes.push(`It is the ${ordinal(due.nth)} of this person’s own periods: those before it ask nothing.`)
  if (periodEnd)
    notes.push(`The period ends on ${longDay(periodEnd)}; what is missing may be made up until the last day.`)
  if (asks?.kind === 'minutes' && owed && owed < asks.atLeast)
    notes.push(`For the months of service in the first period ${hours(owed)} are owed, not ${hours(asks.atLeast)}.`)
  if (carried) notes.push(`${capital(hours(carried))} were carried over from the period before.`)
  return notes
}
