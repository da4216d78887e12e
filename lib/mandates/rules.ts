/** What follows from readings, how a pack becomes the terms of a requirement, and whom an agency would ask. Pure. */
import type { AgencyKind } from '@/lib/agencies/inputs'
import type { FieldProblem } from '@/lib/platform/errors'
import { addMonths, type Day } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import { type Criterion, singlesIn } from '@/lib/requirements/engine/criterion'
import type { Limits } from '@/lib/requirements/engine/limits'
import { nameKey } from '@/lib/requirements/engine/narrowing'
import { strangeOwnDate } from '@/lib/requirements/engine/own-dates'
import { type RequirementTerms, type Whom as WhomSaid, whomQuestions } from '@/lib/requirements/inputs'
import { settled } from '@/lib/requirements/settled'
import type { Discipline } from './fields'
import type { Clock, findings, PackStatus } from './inputs'
import { type Given, isLead, type Pack, type PackRule, type Suggestion } from './pack'

export type Reading = { readerId: string; readOn: Day; found: (typeof findings)[number] }
export type Standing = { status: PackStatus; verifiedOn: Day | null; againDueOn: Day | null }

/** Laws are amended by the year. */
const MONTHS_GOOD = 12

/**
 * Verified once two people read the same as is written, the same person never counting twice. Whoever finds a difference
 * begins it anew: only what was read after that counts. It is to be read again within a year of the later reading; one reader is
 * enough for that. `readings` in the order in which they were recorded.
 */
export function standingOf(pack: Pick<Pack, 'confidence'>, readings: readonly Reading[]): Standing {
  if (isLead(pack)) return { status: 'lead', verifiedOn: null, againDueOn: null }
  const differs = readings.map(({ found }) => found).lastIndexOf('differs')
  const since = readings.slice(differs + 1)
  const readers = new Set(since.map(({ readerId }) => readerId))
  // By its day, not by when it was written down: an older reading may be recorded after a newer one.
  const verifiedOn = since
    .map(({ readOn }) => readOn)
    .sort()
    .at(-1)
  if (readers.size < 2 || verifiedOn === undefined) return { status: 'draft', verifiedOn: null, againDueOn: null }
  return { status: 'verified', verifiedOn, againDueOn: addMonths(verifiedOn, MONTHS_GOOD) }
}

type Said = Reading & { words: string | null }

/**
 * It is what the same person said last of this edition, and nobody found a difference since: it is said once. `readings` in
 * the order in which they were recorded.
 */
export function isSaidAlready(readings: readonly Said[], { readerId, readOn, found, words }: Said): boolean {
  const differs = readings.findLastIndex((each) => each.found === 'differs' && each.readerId !== readerId)
  const last = readings.slice(differs + 1).findLast((each) => each.readerId === readerId)
  return last?.readOn === readOn && last.found === found && last.words === words
}

/** Requirements can say it, and it holds as far as was seen. */
export const isAdoptable = ({ rule, holds, confidence }: Pick<Pack, 'rule' | 'holds' | 'confidence'>): boolean =>
  rule !== null && holds === 'in-force' && !isLead({ confidence })

type Signed = { verifiedOn: Day | null; reader: string; today: Day; ownClock?: boolean; gave?: boolean }
type Whom = Pick<
  RequirementTerms,
  | 'population'
  | 'unitId'
  | 'position'
  | 'employment'
  | 'role'
  | 'teamId'
  | 'personIds'
  | 'exceptPersonIds'
  | 'effectiveFrom'
>

/** The terms of the requirement that an agency makes of a pack; its source says who read it, when, and what is the agency's own. */
export function termsOf(
  pack: Pack & { rule: PackRule },
  whom: Whom,
  signed: Signed,
  { clock = null, given = null }: { clock?: Clock | null; given?: Given | null } = {},
): RequirementTerms {
  const gave = Boolean(pack.rule.asksGiven)
  const terms = filled(pack.rule, given)
  const asWritten = { ...terms, ...whom, name: pack.title, citation: citationOf(pack, { ...signed, gave }) }
  const own = clock ? withClock(asWritten, clock) : asWritten
  return sameClock(own, asWritten)
    ? asWritten
    : { ...own, citation: citationOf(pack, { ...signed, gave, ownClock: true }) }
}

type Ruled = Pick<PackRule, 'terms' | 'asksGiven'>

/** The terms with what the agency says of them: what it has not said yet stays open. */
export function filled({ terms, asksGiven = {} }: Ruled, given: Given | null): PackRule['terms'] {
  if (given === null) return terms
  const { courses, countsFrom, months } = asksGiven
  const limits = {
    ...terms.limits,
    ...(countsFrom && given.countsFrom && { countsFrom: given.countsFrom }),
    ...(months && given.months && { withinMonths: given.months }),
  }
  return {
    ...terms,
    limits,
    ...(courses && given.titles.length > 0 && { criterion: named(terms.criterion, given.titles, courses.every) }),
    ...(months?.again && given.months && { repeatMonths: given.months }),
  }
}

/** Any one of these courses, or all of them; what else the pack says of a training holds of each. */
function named(criterion: Criterion, given: readonly string[], every: boolean): Criterion {
  if (criterion.kind !== 'training') return criterion
  // As it is matched: the same course written twice is one, since nothing could stand for both.
  const titles = [...new Map(given.map((title) => [nameKey(title), title] as const)).values()]
  const { topics: _, ...of } = criterion.of
  if (!every || titles.length === 1) return { kind: 'training', of: { ...of, titles: [...titles] } }
  const each = titles.map((title) => ({ kind: 'training' as const, of: { ...of, titles: [title] } }))
  return { kind: 'some', count: each.length, of: each }
}

/** What of it is missing, each with the field and the sentence. */
export function missingIn({ asksGiven = {} }: Ruled, given: Given | null): { field: keyof Given; message: string }[] {
  const { courses, countsFrom, months } = asksGiven
  return [
    ...(courses && !given?.titles.length ? [{ field: 'titles' as const, message: `Give ${courses.words}.` }] : []),
    ...(countsFrom && !given?.countsFrom ? [{ field: 'countsFrom' as const, message: `Give ${countsFrom}.` }] : []),
    ...(months && !given?.months ? [{ field: 'months' as const, message: `Give ${months.words}.` }] : []),
  ]
}

/** Who stands for a pack that two people have not verified. */
export const unreadOf = (isVerified: boolean, haveRead: boolean): FieldProblem[] =>
  isVerified || haveRead
    ? []
    : [{ field: 'haveRead', message: 'Read the source first: two people have not verified this pack.' }]

type Adopting = WhomSaid & { clock: Clock | null; given: Given | null; haveRead: boolean }

/** What may be wrong with an adoption, at its fields: each asked by itself, so that the form and the answer name all of it at once. */
export const adoptionQuestions = (
  rule: Omit<PackRule, 'worked'>,
  sent: Adopting,
  { today, isVerified }: { today: Day; isVerified: boolean },
) => [
  ...whomQuestions(sent),
  () => {
    const byDay = (sent.clock ?? rule.terms).dueKind === 'by-date'
    const isMissing = byDay && !sent.clock?.dueBy
    return rule.asksDay !== undefined && isMissing && { field: 'clock.dueBy', message: `Give ${rule.asksDay}.` }
  },
  () => missingIn(rule, sent.given).map(({ field, message }) => ({ field: `given.${field}`, message })),
  () => {
    const { countsFrom } = sent.given ?? {}
    const message = rule.asksGiven?.countsFrom && countsFrom ? strangeOwnDate(countsFrom, today) : null
    return message !== null && { field: 'given.countsFrom', message }
  },
  () => unreadOf(isVerified, sent.haveRead),
]

/** What an agency said of a rule that it has, to be said of the next edition too. */
export function givenIn({ criterion, limits }: RequirementTerms): Given {
  const titles = singlesIn(criterion).flatMap((each) => (each.kind === 'training' ? (each.of.titles ?? []) : []))
  return { titles, countsFrom: limits.countsFrom ?? null, months: limits.withinMonths ?? null }
}

/** Limits that say by when, of whom and in which period; all others say what counts. */
const clockLimits = [
  ...(['withinMonths', 'heldBack', 'countedFrom', 'afterCourses', 'roundedTo', 'firstPeriod', 'lastPeriod'] as const),
  ...(['ownDayIs', 'startedBy', 'startedDueBy', 'doneBy', 'doneDueBy', 'graceDays', 'graceTo'] as const),
]
const limitsWith = (limits: Limits, whether: boolean): Limits =>
  Object.fromEntries(
    Object.entries(limits).filter(([name]) => (clockLimits as readonly string[]).includes(name) === whether),
  )

/** A rule by another clock. */
export const withClock = (
  terms: RequirementTerms,
  { dueKind, withinDays, dueBy, repeatMonths, repeatFrom, windowDays, limits }: Clock,
): RequirementTerms => ({
  ...terms,
  ...{ dueKind, withinDays, dueBy, repeatMonths, repeatFrom, windowDays },
  limits: { ...limitsWith(terms.limits, false), ...limitsWith(limits, true) },
})

/** Both fall due on the same days, whatever else differs. */
export function sameClock(one: RequirementTerms, other: RequirementTerms): boolean {
  const said = (terms: RequirementTerms) => {
    const { dueKind, withinDays, dueBy, repeatMonths, repeatFrom, windowDays, limits } = settled(terms)
    const bounds = limitsWith(limits, true)
    return JSON.stringify([
      ...[dueKind, withinDays, dueBy, repeatMonths, repeatFrom, windowDays],
      ...clockLimits.map((name) => bounds[name] ?? null),
    ])
  }
  return said(one) === said(other)
}

/**
 * The terms of a requirement once a changed pack is taken over: by the clock that the agency set itself, which is no longer its own
 * where the pack now says the same; a day that only the agency knows stays. `made`: the pack as it was when the requirement was made of it.
 */
export function takenOver(
  held: RequirementTerms,
  made: Pack | undefined,
  { pack, signed, effectiveFrom }: { pack: Pack & { rule: PackRule }; signed: Signed; effectiveFrom: Day },
): RequirementTerms {
  const gave = Boolean(pack.rule.asksGiven)
  const asWritten = { ...held, ...filled(pack.rule, givenIn(held)), effectiveFrom }
  const own = saysDayAlone(held, made, pack)
    ? { ...asWritten, dueBy: held.dueBy }
    : isOwnClock(held, made) || pack.rule.asksDay
      ? withClock(asWritten, held)
      : asWritten
  // What a version replaces on its day, another one of the same day replaces too.
  const { replaces } = effectiveFrom === held.effectiveFrom ? held.limits : {}
  const limits = { ...own.limits, ...(replaces && { replaces }) }
  return { ...own, limits, citation: citationOf(pack, { ...signed, gave, ownClock: !sameClock(own, asWritten) }) }
}

/** Whether a requirement falls due otherwise than the pack says that it was made of. */
export const isOwnClock = (held: RequirementTerms, made: Pack | undefined): boolean =>
  Boolean(made?.rule) && !sameClock(held, { ...held, ...(made?.rule && filled(made.rule, givenIn(held))) })

/** The day that a pack leaves to the agency is all that this says of its clock: the rest of it follows the pack. */
const saysDayAlone = (held: RequirementTerms, made: Pack | undefined, { rule }: Pick<Pack, 'rule'>): boolean =>
  Boolean(rule?.asksDay && made?.rule) && held.dueBy !== null && !isOwnClock({ ...held, dueBy: null }, made)

/**
 * By when a requirement asks where the agency says that itself, as it stands once the changed pack is taken over: its other
 * bounds are those of the pack.
 */
export function ownClockOf(held: RequirementTerms, made: Pack | undefined, now: Pick<Pack, 'rule'>): Clock | null {
  if (!isOwnClock(held, made)) return null
  const isDay = saysDayAlone(held, made, now)
  const own = isDay && now.rule ? { ...held, ...filled(now.rule, givenIn(held)), dueBy: held.dueBy } : held
  const { dueKind, withinDays, dueBy, repeatMonths, repeatFrom, windowDays } = own
  const limits = { ...limitsWith(now.rule?.terms.limits ?? {}, false), ...limitsWith(own.limits, true) }
  return { dueKind, withinDays, dueBy, repeatMonths, repeatFrom, windowDays, limits }
}

const CITATION = 300
/** So that there is room for the rest of it; the whole name stands with the adoption. */
const SIGNATURE = 120

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** "1 TAC 62.52. Two people read it against its source, the later on November 3, 2026." Who stands for it is never cut off. */
export function citationOf({ citation }: Pick<Pack, 'citation'>, signed: Signed): string {
  const { verifiedOn, reader, today, ownClock = false, gave = false } = signed
  const by = verifiedOn
    ? `Two people read it against its source, the later on ${longDay(verifiedOn)}.`
    : `${shortened(reader, SIGNATURE)} read it at its source on ${longDay(today)}.`
  const own = gave ? `${by} What it leaves to the agency is as that gave it.` : by
  const read = ownClock ? `${own} By when is as the agency set it.` : own
  const room = CITATION - read.length - 1
  const whole = /[.!?]$/.test(citation) ? citation : `${citation}.`
  return `${whole.length > room ? shortened(citation, room) : whole} ${read}`
}

const disciplineOf: Partial<Record<AgencyKind, Discipline>> = {
  'law-enforcement': 'law-enforcement',
  'victim-services': 'victim-services',
  'runaway-homeless-youth': 'victim-services',
  'child-welfare': 'child-welfare',
}
/** Whose rules an agency of a kind would look for first. */
export const asksOfKind = (kind: AgencyKind): Discipline => disciplineOf[kind] ?? 'others'

/** Whom the pack suggests, as far as the agency has such people: everyone where no position is like it. */
export function suggestedWhom(suggests: Suggestion, positions: readonly string[]) {
  const nobody = {
    unitId: null,
    position: null,
    employment: null,
    role: null,
    teamId: null,
    personIds: [],
    exceptPersonIds: [],
  }
  if (suggests.population === 'employment')
    return { ...nobody, population: 'employment' as const, employment: suggests.employment }
  if (suggests.population === 'people') return { ...nobody, population: 'people' as const }
  const like = suggests.population === 'position' ? suggests.positionLike.toLowerCase() : null
  const position = like === null ? undefined : positions.find((each) => each.toLowerCase().includes(like))
  return position === undefined
    ? { ...nobody, population: 'everyone' as const }
    : { ...nobody, population: 'position' as const, position }
}
