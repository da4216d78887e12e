/** When a requirement applies to a person without a break: from dated service and dated assignments. Pure. */
import type { Employment, HeldRoleName } from '@/lib/agencies/kinds'
import type { TeamNamed } from '@/lib/agencies/team-inputs'
import { fold } from '@/lib/platform/fold'
import type { Day } from '@/lib/platform/time'
import type { populations } from '../inputs'
import type { Version } from '../shapes'
import type { Ended, PopulationFacts, Trigger } from './facts'

/** A row of service with the agency; `to` is the first day it no longer holds. */
export type Service = {
  startsOn: Day
  from: Day
  to: Day | null
  unitId: string | null
  position: string | null
  employment?: Employment
}
/** Whom a requirement is for, from a day on: all that it says must hold of how somebody serves. */
export type Assignment = {
  population: (typeof populations)[number]
  unitId: string | null
  /** The unit and all below it. */
  unitIds: ReadonlySet<string>
  position: string | null
  employment?: Employment | null
  role?: HeldRoleName | null
  team?: TeamNamed | null | undefined
  /** The days on which this person is in its team, holds its role or is named; undefined: it is for nobody in particular. */
  includes?: readonly Span[] | undefined
  /** It leaves this person out by name. */
  isExcepted?: boolean
  from: Day
  to: Day | null
}
/** `to` is the first day it no longer holds. */
export type Span = { from: Day; to: Day | null }
export type Stretch = {
  from: Day
  to: Day | null
  trigger: Trigger
  population: PopulationFacts
  endedBy: Ended['why']
  /** Where several that touch are one: whom it was for in each, in order. */
  pieces?: readonly Piece[]
}
type Piece = Span & { population: PopulationFacts }

/** Stretches in order of time; those that touch are one, so that a move inside the population changes nothing. */
export function stretchesOf(
  services: readonly Service[],
  assignments: readonly Assignment[],
  retiredOn: Day | null,
): Stretch[] {
  const letIn = withLettingIn(assignments)
  const included = letIn.some(({ includes }) => includes)
    ? letIn.flatMap((assignment, at) => bySpan(assignment, at > 0))
    : letIn
  const pieces: Omit<Stretch, 'endedBy'>[] = []
  for (const service of services)
    for (const assignment of included) {
      const piece = overlap(service, assignment, services)
      if (piece) pieces.push(piece)
    }
  pieces.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const joined: Omit<Stretch, 'endedBy'>[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last && (last.to === null || piece.from <= last.to)) {
      last.pieces = [...(last.pieces ?? [{ ...last }]), piece]
      last.to = later(last.to, piece.to)
    } else joined.push(piece)
  }
  return joined.flatMap((stretch) => {
    const to = retiredOn !== null && (stretch.to === null || retiredOn < stretch.to) ? retiredOn : stretch.to
    if (to !== null && to <= stretch.from) return []
    return [{ ...stretch, to, endedBy: whyEnded(to, retiredOn, services) }]
  })
}

/** A version that replaces what is running, as of a rule that was struck down, ends all cycles on its first day and begins anew. */
export const askedAnew = (stretches: readonly Stretch[], versions: readonly Version[]): Stretch[] =>
  versions.reduce<Stretch[]>(
    (all, { limits, effectiveFrom: on }) => (limits?.replaces ? all.flatMap((stretch) => partedOn(stretch, on)) : all),
    [...stretches],
  )

function partedOn(stretch: Stretch, on: Day): Stretch[] {
  if (on <= stretch.from || (stretch.to !== null && on >= stretch.to)) return [stretch]
  return [
    { ...stretch, to: on, endedBy: 'replaced' },
    { ...stretch, from: on, trigger: { kind: 'rule-began', on }, population: populationOn(stretch, on) },
  ]
}

/** Whom the rule is for from a day on that lies in the stretch. */
const populationOn = ({ pieces = [], population }: Stretch, on: Day): PopulationFacts =>
  pieces.findLast(({ from, to }) => from <= on && (to === null || on < to))?.population ?? population

type Included = Assignment & {
  /** The first day is that of the person, not of the rule. */
  joins?: boolean
  /** The assignment before it leaves this person out by name. */
  letsIn?: boolean
}

/** What was replaced on its own first day was for nobody, and let nobody in. */
function withLettingIn(assignments: readonly Assignment[]): readonly Included[] {
  if (!assignments.some(({ isExcepted }) => isExcepted)) return assignments
  const held = assignments.filter(({ from, to }) => from !== to)
  return held.map((each, at) => ({ ...each, letsIn: held[at - 1]?.isExcepted === true }))
}

/** One for each time somebody is among those it is for. */
function bySpan(assignment: Included, isLater: boolean): Included[] {
  const isNamedAnew = isLater && assignment.population === 'people'
  return (
    assignment.includes?.flatMap((span) => {
      const from = latest(span.from, assignment.from)
      const to = earlier(span.to, assignment.to)
      return to !== null && to <= from
        ? []
        : [{ ...assignment, from, to, joins: isNamedAnew || span.from > assignment.from }]
    }) ?? [assignment]
  )
}

function overlap(
  service: Service,
  assignment: Included,
  services: readonly Service[],
): Omit<Stretch, 'endedBy'> | null {
  if (!matches(service, assignment)) return null
  const from = latest(service.from, assignment.from)
  const to = earlier(service.to, assignment.to)
  if (to !== null && to <= from) return null
  const { employment, role, team } = assignment
  const population: PopulationFacts = {
    kind: assignment.population,
    unitId: assignment.unitId,
    position: assignment.position,
  }
  if (employment) population.employment = employment
  if (role) population.role = role
  if (team) population.team = team
  return { from, to, trigger: triggerOf(service, assignment, services), population }
}

/** The clock starts when service does, on the day somebody moves into the population, or when the rule begins. */
function triggerOf(service: Service, assignment: Included, services: readonly Service[]): Trigger {
  const movedIn = services.some((other) => other !== service && other.from < service.from && touches(other, service))
  const start = movedIn || service.startsOn > service.from ? service.from : service.startsOn
  const { from, joins, letsIn } = assignment
  if (from > start) return { kind: joins ? 'joined' : letsIn ? 'let-in' : 'rule-began', on: from }
  return { kind: movedIn ? 'joined' : 'service-started', on: start }
}

/** The day on which service ended before a day on which it began again; null where it did not break. */
export function brokeOff(services: readonly Service[], day: Day): Day | null {
  const before = services.filter(({ from }) => from < day)
  if (before.some(({ to }) => to === null || to >= day)) return null
  return (
    before
      .map(({ to }) => to ?? day)
      .sort()
      .at(-1) ?? null
  )
}

const touches = (before: Service, after: Service) => before.to === null || before.to >= after.from

const matches = (service: Service, assignment: Assignment): boolean => missing(service, assignment) === null

export type Missing = 'other-unit' | 'other-position' | 'other-employment' | 'excepted'

/** The first of what the assignment says that does not hold of how somebody serves; null where all of it does. */
export function missing(service: Service, assignment: Assignment): Missing | null {
  const { population, unitId, unitIds, position, employment } = assignment
  const asks = (kind: Assignment['population'], said: unknown) => population === kind || Boolean(said)
  if (asks('unit', unitId) && (service.unitId === null || !unitIds.has(service.unitId))) return 'other-unit'
  if (asks('position', position) && !samePosition(service.position, position)) return 'other-position'
  if (asks('employment', employment) && service.employment !== employment) return 'other-employment'
  return assignment.isExcepted ? 'excepted' : null
}

/** Positions are compared as the roster compares them: case, accents and kinds of apostrophe do not matter. */
export const samePosition = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && fold(a) === fold(b)

function whyEnded(to: Day | null, retiredOn: Day | null, services: readonly Service[]): Ended['why'] {
  if (to !== null && to === retiredOn) return 'retired'
  const serves = services.some((each) => to !== null && each.from <= to && (each.to === null || each.to > to))
  return serves ? 'no-longer-included' : 'left'
}

export const latest = (a: Day, b: Day): Day => (a > b ? a : b)
const earlier = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)
const later = (a: Day | null, b: Day | null): Day | null => (a === null || b === null ? null : a > b ? a : b)
