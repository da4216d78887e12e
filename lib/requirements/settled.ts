/** The terms of a requirement as they are kept: what its choices leave without meaning is gone. Pure. */
import { asksForCertification, asksForMinutes } from './criterion'
import { clockOf, type RequirementTerms } from './inputs'
import type { Limits } from './limits'

/** What the choices leave without meaning is nothing, whatever was sent. */
export const settled = (sent: RequirementTerms): RequirementTerms => {
  // A certification is due again when it runs out, not after some months.
  const given = asksForCertification(sent.criterion) ? { ...sent, repeatMonths: null } : sent
  return settledTerms(given)
}

const settledTerms = (given: RequirementTerms): RequirementTerms => ({
  ...given,
  withinDays: given.dueKind === 'within-days-of-start' ? given.withinDays : null,
  dueBy: given.dueKind === 'by-date' ? given.dueBy : null,
  repeatFrom: clockOf(given),
  limits: settledLimits(given),
  unitId: given.population === 'unit' ? given.unitId : null,
  position: given.population === 'position' ? given.position : null,
  employment: given.population === 'employment' ? given.employment : null,
  role: given.population === 'role' ? given.role : null,
  teamId: given.population === 'team' ? given.teamId : null,
  personIds: given.population === 'people' ? [...new Set(given.personIds.map((id) => id.toLowerCase()))].sort() : [],
})

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
    ...always
  } = limits
  const hasPeriods = clockOf(given) !== 'completion'
  const hasLastDay = given.dueKind !== 'before-act'
  const hasHours = asksForMinutes(criterion)
  const byMonth = hasPeriods && criterion.kind === 'minutes'
  const kept: Limits = {
    ...always,
    ...(!asksForCertification(criterion) && { countsFrom, lookBackMonths, breakMonths }),
    ...(given.dueKind === 'within-months-of-start' && { withinMonths }),
    ...(!hasLastDay && { heldBack }),
    ...(hasLastDay && given.dueKind !== 'by-date' && { countedFrom, afterCourses }),
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
