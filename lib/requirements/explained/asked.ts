/** How what a rule asks for is said. Pure: the browser loads it with the form and the list of requirements. */
import type { Employment, HeldRoleName } from '@/lib/agencies/kinds'
import { certificationWords } from '@/lib/certifications/kinds'
import { count, hours, joined } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { Cap, Criterion, MinutesCriterion, Part } from '../engine/criterion'
import { seriesKey } from '../engine/keys'
import type { DeliveryMode, Narrowing, Providers } from '../engine/narrowing'

/** The names of modules, events, topics and priorities as they are called today, by id; of a series by its key (`keys.seriesKey`). */
export type Called = ((key: string) => string) & {
  /** Where a module can be taken: its address. */
  slugOf?: (courseId: string) => string | undefined
}

type Dated = { title: string; seriesId: string | null; on: string | null }
/** One date of a series is told from the others by its day. */
export const eventCalled = ({ title, seriesId, on }: Dated): string =>
  seriesId !== null && on !== null ? `${title}, ${longDay(on)}` : title

/** Who serves in which way: "the volunteers". */
export const employmentWords: Record<Employment, string> = {
  sworn: 'the sworn members',
  civilian: 'the civilian staff',
  volunteer: 'the volunteers',
  contractor: 'the contractors',
}

/** Who holds which role: "the supervisors". */
export const holderWords: Record<HeldRoleName, string> = {
  supervisor: 'the supervisors',
  coordinator: 'the coordinators',
  organizer: 'the organizers of events',
  'trusted-organizer': 'the trusted organizers of events',
}

export const modeWords: Record<DeliveryMode, string> = {
  'in-person': 'in person',
  virtual: 'live online',
  'self-paced': 'self-paced',
}

export const sourceWords: Record<string, string> = {
  module: 'modules here',
  event: 'events here',
  claim: 'approved outside training',
  import: 'imported records',
}

/** What is asked for in a few words: "“Course”", "2 of “A”, “B” and “C”", "40 hours about Ethics". */
export function askedWords(criterion: Criterion, called: Called): string {
  if (criterion.kind === 'course') return `“${called(criterion.courseId)}”`
  if (criterion.kind === 'event')
    return criterion.series
      ? `any date of “${called(seriesKey(criterion.eventId))}”`
      : `the event “${called(criterion.eventId)}”`
  if (criterion.kind === 'training') return trainingWords(criterion.of, called)
  if (criterion.kind === 'certification') return joined(criterion.of.map(certificationWords), 'or')
  if (criterion.kind === 'minutes')
    return `${hours(criterion.atLeast)}${hourWords(criterion)}${narrowed(criterion.of, called)}`
  const each = criterion.of.map((member) =>
    member.kind === 'some' ? `(${askedWords(member, called)})` : askedWords(member, called),
  )
  if (criterion.count === each.length) return joined(each)
  if (criterion.count === 1) return joined(each, 'or')
  return `${criterion.count} of ${joined(each)}`
}

/** " of 50 minutes", where an hour is not sixty. */
const hourWords = ({ hour }: MinutesCriterion): string => (hour ? ` of ${hour.minutes} minutes` : '')

/** "a course called “X”, given by “Y”", "a course about Ethics" */
export const trainingWords = (of: Narrowing, called: Called): string => `a course${narrowed(of, called)}`

/** The same for a list, where one module stands without marks. */
export const askedShort = (criterion: Criterion, called: Called): string =>
  criterion.kind === 'course' ? called(criterion.courseId) : askedWords(criterion, called)

/** Minimums, limits and times of all hours that are asked for, a sentence each. */
export function termsNotes(asks: Criterion, called: Called): string[] {
  if (asks.kind === 'course') return []
  if (asks.kind === 'event') return ['Credit for at least one session of it says that somebody attended.']
  if (asks.kind === 'training') return trainingNotes(asks.of)
  if (asks.kind === 'certification')
    return ['It counts once a coordinator verified it, and is due again when it expires.']
  return asks.kind === 'minutes' ? termsOfHours(asks, called) : asks.of.flatMap((member) => termsNotes(member, called))
}

const trainingNotes = ({ titles, providers }: Narrowing): string[] => [
  'One training in whole counts, however long it was: one given elsewhere once a coordinator approved it.',
  ...(titles ? ['It counts by the name under which it was accepted. Capitals and spaces make no difference.'] : []),
  ...(providers ? ['Who gave it is as it was accepted.'] : []),
]

/** What must hold of training for it to count: " about Ethics, in person"; empty where any counts. */
export function narrowed(of: Narrowing, called: Called): string {
  const names = (ids: readonly string[]) => joined(ids.map(called), 'or')
  const said = [
    of.titles
      ? `called ${joined(
          of.titles.map((title) => `“${title}”`),
          'or',
        )}`
      : null,
    of.courseIds
      ? `in ${joined(
          of.courseIds.map((id) => `“${called(id)}”`),
          'or',
        )}`
      : null,
    of.topics ? `about ${names(of.topics)}` : null,
    of.exceptTopics ? `not about ${names(of.exceptTopics)}` : null,
    of.priorities ? `on ${names(of.priorities)}` : null,
    of.modes
      ? joined(
          of.modes.map((mode) => modeWords[mode]),
          'or',
        )
      : null,
    of.sources
      ? `from ${joined(
          of.sources.map((source) => sourceWords[source] ?? source),
          'or',
        )}`
      : null,
    of.providers ? `given by ${joined(giversOf(of.providers), 'or')}` : null,
    of.sittingMinutes ? `in sittings of at least ${hours(of.sittingMinutes)}` : null,
  ].filter((each) => each !== null)
  return said.length === 0 ? '' : ` ${said.join(', ')}`
}

const giversOf = ({ names, agencyId, modules }: Providers): string[] => [
  ...names.map((name) => `“${name}”`),
  ...(agencyId === undefined ? [] : ['the agency itself']),
  ...(modules ? ['modules here'] : []),
]

/** "At most 8 hours self-paced" */
export const limitWords = ({ modes, atMost }: Cap): string =>
  `at most ${hours(atMost)} ${joined(
    modes.map((mode) => modeWords[mode]),
    'or',
  )}`

function termsOfHours({ parts, caps, withinMonths, eachOnce, hour }: MinutesCriterion, called: Called): string[] {
  return [
    ...parts.map((part) => floorWords(part, called)),
    ...caps.map((cap) => sentence(`${limitWords(cap)}, in all`)),
    ...(withinMonths === null ? [] : [`All of it within ${count(withinMonths, 'month')}.`]),
    ...(eachOnce ? ['The same training counts once in a period.'] : []),
    ...(hour ? [lengthWords(hour)] : []),
  ]
}

/** How what is on the record becomes hours of the rule. */
const lengthWords = ({ minutes, inHalves }: NonNullable<MinutesCriterion['hour']>): string =>
  `An hour of this rule is ${minutes} minutes of training, and all amounts are in its hours.${inHalves ? ` Of a training count whole hours and, after the first, halves of ${minutes / 2} minutes.` : ''}`

function floorWords(part: Part, called: Called): string {
  const inside = [
    ...part.parts.map(({ atLeast, of }) => `of them at least ${hours(atLeast)}${narrowed(of, called)}`),
    ...part.caps.map((cap) => limitWords(cap)),
    ...(part.mayShare ? ['which may be part of another'] : []),
  ]
  return sentence([`at least ${hours(part.atLeast)}${narrowed(part.of, called)}`, ...inside].join(', '))
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
