/** What a rule that repeats costs in a year, in minutes by the clock. Pure. */
import type { Choices } from './choices'
import type { RequirementGiven } from './values'

/** Of so many people; null where it does not repeat, or not in hours that are known. */
export function repeatedMinutes(
  terms: Pick<RequirementGiven, 'criterion' | 'repeatMonths' | 'limits'> | null,
  { courses }: Pick<Choices, 'courses'>,
  people: number,
): number | null {
  if (!terms?.repeatMonths || people === 0) return null
  const { criterion, repeatMonths, limits } = terms
  // Which of one's own periods ask is another thing for each person.
  if (limits.firstPeriod || limits.lastPeriod) return null
  const each = minutesOf(criterion, courses)
  return each === 0 ? null : Math.round((each * people * 12) / repeatMonths / 60) * 60 || null
}

function minutesOf(criterion: RequirementGiven['criterion'], courses: Choices['courses']): number {
  if (criterion.kind === 'course')
    return courses.find(({ courseId }) => courseId === criterion.courseId)?.creditMinutes ?? 0
  if (criterion.kind !== 'minutes') return 0
  return criterion.hour ? Math.ceil((criterion.atLeast * criterion.hour.minutes) / 60) : criterion.atLeast
}
