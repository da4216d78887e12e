/** The terms of a requirement as they are kept: what its choices leave without meaning is gone. Pure. */
import { settledWhich } from '@/lib/certifications/inputs'
import { asksForCertification, asksForMinutes } from './engine/criterion'
import type { Limits } from './engine/limits'
import { clockOf, type RequirementTerms } from './inputs'

/** What the choices leave without meaning is nothing, whatever was sent. */
export const settled = (sent: RequirementTerms): RequirementTerms => {
  // A certification is due again when it runs out, not after some months.
  const { criterion } = sent
  if (criterion.kind !== 'certification') return settledTerms(sent)
  return settledTerms({ ...sent, repeatMonths: null, criterion: { ...criterion, of: criterion.of.map(settledWhich) } })
}

const settledTerms = (given: RequirementTerms): RequirementTerms => ({
  ...given,
  withinDays: given.dueKind === 'within-days-of-start' ? given.withinDays : null,
  dueBy: given.dueKind === 'by-date' ? given.dueBy : null,
  repeatFrom: clockOf(given),
  limits: settledLimits(given),
  ...settledWhom(given),
})

/** Whoever is named one by one is so however they serve. */
function settledWhom(given: RequirementTerms) {
  const isNamed = given.population === 'people'
  return {
    population: beginsWith(given),
    unitId: isNamed ? null : given.unitId,
    position: isNamed ? null : given.position,
    employment: isNamed ? null : given.employment,
    role: given.population === 'role' ? given.role : null,
    teamId: given.population === 'team' ? given.teamId : null,
    personIds: isNamed ? eachOnce(given.personIds) : [],
    exceptPersonIds: isNamed ? [] : eachOnce(given.exceptPersonIds),
  }
}

const eachOnce = (ids: readonly string[]) => [...new Set(ids.map((id) => id.toLowerCase()))].sort()

type Beginning = Pick<RequirementTerms, 'population'> & {
  [Field in 'unitId' | 'position' | 'employment']?: RequirementTerms[Field] | undefined
}

/** Everyone, narrowed, is those of the unit, with the position or who serve so: one way to say it, whatever it began with. */
export function beginsWith({ population, unitId, position, employment }: Beginning): RequirementTerms['population'] {
  if (population !== 'everyone') return population
  return unitId ? 'unit' : position ? 'position' : employment ? 'employment' : 'everyone'
}

/** Limits of periods are for rules with periods, those of hours for hours. */
function settledLimits({ limits, criterion, ...given }: RequirementTerms): Limits {
  const {
    withinMonths,
    heldBack,
    countedFrom,
    afterCourses,
    roundedTo,
    graceDays,
    graceTo,
    carryOverMinutes,
    joiners,
    minutesPerMonth,
    onLeave,
    returnDays,
    countsFrom,
    lookBackMonths,
    breakMonths,
    editionDays,
    editionMonths,
    firstPeriod,
    lastPeriod,
    ownDayIs,
    startedBy,
    startedDueBy,
    doneBy,
    doneDueBy,
    ...always
  } = limits
  const hasPeriods = clockOf(given) !== 'completion'
  const isOwn = clockOf(given) === 'first-due'
  const hasLastDay = given.dueKind !== 'before-act'
  const hasHours = asksForMinutes(criterion)
  const byMonth = hasPeriods && criterion.kind === 'minutes'
  const kept: Limits = {
    ...always,
    ...(!asksForCertification(criterion) && { countsFrom, lookBackMonths, breakMonths }),
    ...(given.dueKind === 'within-months-of-start' && { withinMonths }),
    ...(!hasLastDay && { heldBack }),
    ...(given.dueKind !== 'by-date' && { countedFrom, ...(hasLastDay && { afterCourses }) }),
    ...(isOwn && { firstPeriod, lastPeriod, ...(countedFrom && { ownDayIs }) }),
    ...(hasLastDay && given.dueKind !== 'by-date' && countedFrom && !isOwn && { startedBy, startedDueBy }),
    ...(hasLastDay && given.repeatMonths !== null && !hasPeriods && { doneBy, doneDueBy }),
    ...(hasLastDay && { returnDays }),
    ...(hasLastDay &&
      criterion.kind === 'course' &&
      (editionMonths === undefined ? { editionDays } : { editionMonths })),
    ...(hasLastDay && clockOf(given) !== 'fixed-day' && { roundedTo }),
    ...(hasPeriods && (graceTo === undefined ? { graceDays } : { graceTo })),
    ...(hasHours && given.repeatMonths !== null && { carryOverMinutes }),
    ...(hasPeriods && (joiners !== 'by-month' || byMonth) && { joiners }),
    ...(byMonth && { onLeave }),
    ...(byMonth && (joiners === 'by-month' || onLeave === 'by-month') && { minutesPerMonth }),
  }
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined))
}
