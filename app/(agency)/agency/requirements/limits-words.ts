/** How the screens of requirements say what bounds a rule beside its clock. */
import { count, hours } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { BIRTH_MONTH, type Limits } from '@/lib/requirements/engine/limits'
import { ownDateWords } from '@/lib/requirements/engine/own-dates'
import { monthDay, ordinal, spanOf } from '@/lib/requirements/explained/spans'

/** What bounds it beside its clock, a sentence each. */
export function limitsWords(limits: Limits): string[] {
  const {
    roundedTo,
    graceDays,
    graceTo,
    countsFrom,
    lookBackMonths,
    carryOverMinutes,
    joiners,
    minutesPerMonth,
    breakMonths,
    onLeave,
    returnDays,
    editionDays,
    editionMonths,
    firstPeriod = 1,
    lastPeriod,
    startedBy,
    startedDueBy,
    doneBy,
    doneDueBy,
    replaces,
  } = limits
  return [
    ...ownDaySentences(limits),
    limits.afterCourses
      ? 'It is counted from the day on which all of the training it follows was there. Whoever has not completed that is not asked yet; taken again it moves nothing.'
      : null,
    startedBy && startedDueBy
      ? `Whose own day is ${longDay(startedBy)} or before has until ${longDay(startedDueBy)}.`
      : null,
    periodsWords(firstPeriod, lastPeriod),
    doneBy && doneDueBy
      ? `Whoever completed it by ${longDay(doneBy)}, however long ago, is due again by ${longDay(doneDueBy)}.`
      : null,
    roundedTo === BIRTH_MONTH
      ? 'The last day moves on to the end of each person’s month of birth. Whoever has none on the roster is not asked.'
      : null,
    roundedTo && roundedTo !== BIRTH_MONTH ? `The last day moves on to the next ${monthDay(roundedTo)}.` : null,
    graceTo ? `What is missing of a period may be made up in time until ${monthDay(graceTo)} after it.` : null,
    graceDays ? `What is missing of a period may be made up in time for ${count(graceDays, 'day')} after it.` : null,
    joiners === 'next-period' ? 'Whoever begins in the middle of a period owes nothing before the next one.' : null,
    joiners === 'by-month'
      ? `Whoever begins in the middle of a period owes ${minutesPerMonth ? `${hours(minutesPerMonth)} for each month` : 'the hours of the months'} that are left.`
      : null,
    countsFrom ? `Training counts from ${longDay(countsFrom)} on.` : null,
    lookBackMonths
      ? `Training counts that is at most ${spanOf(lookBackMonths)} old ${limits.countedFrom ? `on ${ownDateWords[limits.countedFrom]}` : 'when it begins to apply'}.`
      : null,
    breakMonths ? `After a break in service of ${spanOf(breakMonths)} it is asked again.` : null,
    editionDays || editionMonths
      ? `Whoever completed an earlier edition is asked again within ${editionMonths ? spanOf(editionMonths) : count(editionDays ?? 0, 'day')} after a new one that changes what is taught.`
      : null,
    onLeave ? 'Months of a period that are leave from the first day to the last are not owed.' : null,
    returnDays ? `After leave at least ${count(returnDays, 'day')} are left.` : null,
    carryOverMinutes ? `At most ${hours(carryOverMinutes)} beyond what is asked count for the next time.` : null,
    replaces
      ? 'What is still owed under the versions before ends on its first day, and everybody is asked anew.'
      : null,
  ].filter((each) => each !== null)
}

/** Of a rule that is counted from a day of each person. */
const ownDaySentences = ({ countedFrom, ownDayIs }: Limits): string[] =>
  countedFrom
    ? [
        `It is counted from ${ownDateWords[countedFrom]}. Whoever has none on the roster is not asked.`,
        ...(ownDayIs
          ? ['That day is the last of the period before: what is earned on it does not count for the first one.']
          : []),
      ]
    : []

/** "Of each person's own periods the first asks nothing.", "… only the second asks it." */
function periodsWords(first: number, last: number | undefined): string | null {
  if (last === first) return `Only the ${ordinal(first)} of each person’s own periods asks it.`
  const until = last === undefined ? null : `after the ${ordinal(last)} it is asked no more`
  if (first === 1) return until && `Of each person’s own periods, ${until}.`
  return `The ${ordinal(first)} of each person’s own periods is the first that asks it${until ? `; ${until}` : ''}.`
}
