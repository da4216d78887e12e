/**
 * Rules whose hour is not sixty minutes: their amounts stand in their own hours, and what somebody earned is worth as much of them as
 * its minutes say. Pure.
 */
import type { Criterion, HourShape } from './criterion'
import type { CountableCredit } from './lots'
import type { Earned } from './settle'

/** The length of an hour, where the rule has one of its own. */
const hourOf = (criterion: Criterion): HourShape | undefined =>
  criterion.kind === 'minutes' ? criterion.hour : undefined

/** What was earned, as it is worth under a rule; the same for nearly all of them. */
export function worthUnder(criterion: Criterion, earned: Earned): Earned {
  const hour = hourOf(criterion)
  return hour ? { ...earned, credits: inHoursOf(hour, earned.credits) } : earned
}

/** The same of credits alone. */
export function creditsUnder(criterion: Criterion, credits: readonly CountableCredit[]): readonly CountableCredit[] {
  const hour = hourOf(criterion)
  return hour ? inHoursOf(hour, credits) : credits
}

const known = new WeakMap<readonly CountableCredit[], Map<string, readonly CountableCredit[]>>()

/** Kept by the list: every cycle of a rule looks at the same, and lots are kept by the credit. */
function inHoursOf(hour: HourShape, credits: readonly CountableCredit[]): readonly CountableCredit[] {
  const key = `${hour.minutes} ${hour.inHalves}`
  const before = known.get(credits)
  const found = before?.get(key)
  if (found) return found
  const worth = credits.flatMap((credit) => worthOf(hour, credit) ?? [])
  known.set(credits, new Map(before).set(key, worth))
  return worth
}

/** A training shorter than an hour is worth nothing where hours and halves alone count; so is what is left beyond them. */
function worthOf(hour: HourShape, credit: CountableCredit): CountableCredit | null {
  const { creditMinutes, about } = credit
  if (hour.inHalves && creditMinutes < hour.minutes) return null
  const topicMinutes =
    about?.topicMinutes &&
    Object.fromEntries(Object.entries(about.topicMinutes).map(([topic, minutes]) => [topic, worth(hour, minutes)]))
  return {
    ...credit,
    creditMinutes: worth(hour, creditMinutes),
    ...(about && { about: { ...about, topicMinutes: topicMinutes ?? null } }),
  }
}

/** In minutes of which sixty are an hour of the rule. */
const worth = ({ minutes: length, inHalves }: HourShape, minutes: number): number =>
  inHalves ? Math.floor((minutes * 2) / length) * 30 : Math.floor((minutes * 60) / length)
