/**
 * Which criteria can be counted exactly: what comes in as one is refused where it cannot, at its field and with what to do
 * instead. Pure, and light: the browser loads it with the forms.
 */
import type { FieldProblem } from '@/lib/platform/errors'
import { whole } from '@/lib/platform/whole'
import {
  anyShape,
  asksForTraining,
  type Cap,
  type Criterion,
  isListOfSingles,
  isSingle,
  type MinutesCriterion,
  type Part,
  type Some,
  singlesIn,
  timedIn,
} from './criterion'
import { keyOf } from './keys'

/** What cannot be counted exactly, and where in the rule it stands. */
type Problem = { at: readonly (string | number)[]; says: string }
/** Each is asked by itself, so that all that is wrong is said at once. */
type Question = () => readonly Problem[]

export const criterionShape = anyShape.check(
  whole<Criterion>((value) =>
    questionsOf(value).map(
      (ask) => () => ask().map(({ at, says }): FieldProblem => ({ field: at.join('.'), message: says })),
    ),
  ),
)

/** What cannot be counted exactly is not taken; the sentence says what to do instead. */
function questionsOf(criterion: Criterion): Question[] {
  if (isSingle(criterion)) return []
  if (criterion.kind === 'certification') return questionsOfHeld(criterion)
  if (criterion.kind === 'minutes') return questionsOfMinutes(criterion)
  const { of } = criterion
  return [
    ...Array.from(of, (each, i) => () => within(['of', i], problemsIn(each))),
    () => (criterion.count > of.length ? [{ at: ['count'], says: 'It asks for more than the list holds.' }] : []),
    () => {
      const says = problemOfList(criterion)
      return says === null ? [] : [{ at: ['of'], says }]
    },
  ]
}

const problemsIn = (criterion: Criterion): Problem[] => questionsOf(criterion).flatMap((ask) => ask())
const within = (place: Problem['at'], problems: readonly Problem[]): Problem[] =>
  problems.map(({ at, says }) => ({ at: [...place, ...at], says }))

const questionsOfHeld = ({ of }: Extract<Criterion, { kind: 'certification' }>): Question[] =>
  Array.from(of, (held, i) => () => {
    const isNameless = held.kind === 'other' && !held.name
    return isNameless ? [{ at: ['of', i, 'name'], says: 'Say what the certification is called.' }] : []
  })

function problemOfList(criterion: Some): string | null {
  const named = criterion.of.flatMap(singlesIn).map(keyOf)
  const isList = isListOfSingles(criterion)
  if ((isList || criterion.count > 1) && new Set(named).size < named.length)
    return 'The same training stands in the list twice.'
  if (!isList && criterion.of.length > MOST_ROUTES)
    return `A list with more than single trainings in it holds at most ${MOST_ROUTES} entries.`
  const timed = timedIn(criterion)
  if (timed.some(({ hour }) => hour))
    return 'Hours that are not sixty minutes long stand alone: make them a requirement of their own.'
  if (criterion.count > 1 && timed.length > 1 && timed.some((each) => each.withinMonths !== null || each.eachOnce))
    return 'Hours that must lie within some months or count each training once stand alone: make them a requirement of their own.'
  if (criterion.count > 1 && asksForTraining(criterion) && (timed.length > 1 || timed.some(isMoreThanHours)))
    return 'Beside a course by its name, subject or provider, hours stand once, without minimums or limits: make the others a requirement of their own.'
  if (criterion.count > 1 && timed.some((each) => each.caps.length > 0 && each.parts.length > 0))
    return 'Hours with both limits and minimums stand alone: make them a requirement of their own.'
  return null
}

const isMoreThanHours = ({ caps: limits, parts, withinMonths, eachOnce }: MinutesCriterion): boolean =>
  limits.length + parts.length > 0 || withinMonths !== null || eachOnce

/** Of ways to meet a rule, and of what it asks for together, as far as more than single trainings stand in it. */
export const MOST_ROUTES = 6

/** Of hours that must lie within some months, whose minimums are gone through anew for each day on which these months could end. */
const MOST_MINIMUMS_WITHIN = 40

/** A question looks at what it needs itself: of a refused field only those say nothing that look at it. */
const questionsOfMinutes = (hours: MinutesCriterion): Question[] => [
  () => {
    const own = hours.parts.filter(({ mayShare }) => !mayShare)
    return own.reduce((sum, part) => sum + part.atLeast, 0) > hours.atLeast
      ? [{ at: ['atLeast'], says: 'The minimums together are more than the hours in all.' }]
      : []
  },
  () => {
    const minimums = hours.parts.reduce((sum, { parts }) => sum + 1 + parts.length, 0)
    return hours.withinMonths !== null && minimums > MOST_MINIMUMS_WITHIN
      ? [
          {
            at: ['withinMonths'],
            says: `Hours that must lie within some months hold at most ${MOST_MINIMUMS_WITHIN} minimums.`,
          },
        ]
      : []
  },
  () => twoLimits(hours.caps),
  ...Array.from(hours.parts, (part, i) => () => within(['parts', i], problemsOfPart(part))),
]

const twoLimits = (limits: readonly Cap[]): Problem[] =>
  overlapping(limits) ? [{ at: ['caps', limits.length - 1, 'modes'], says: TWO_LIMITS }] : []

const TWO_LIMITS = 'Two limits name the same way of training.'

function problemsOfPart({ atLeast, caps: limits, parts }: Part): Problem[] {
  if (parts.reduce((sum, inner) => sum + inner.atLeast, 0) > atLeast)
    return [{ at: ['atLeast'], says: 'The minimums inside a part are more than the part.' }, ...twoLimits(limits)]
  if (overlapping(limits)) return twoLimits(limits)
  const limited = new Set(limits.flatMap((cap) => cap.modes))
  const apart = parts.every(({ of }) => of.modes !== undefined && !of.modes.some((mode) => limited.has(mode)))
  return limited.size > 0 && !apart
    ? [{ at: ['atLeast'], says: 'A minimum inside a part with a limit names another way of training.' }]
    : []
}

function overlapping(limits: readonly Cap[]): boolean {
  const named = limits.flatMap((cap) => cap.modes)
  return new Set(named).size < named.length
}
