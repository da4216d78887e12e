/** Why a rule does not ask somebody on a day, from the facts that it is derived from. Pure. */
import type { Day } from '@/lib/platform/time'
import { BIRTH_MONTH } from '../engine/limits'
import { type Facts, type Obligation, waitsFor } from '../engine/rules'
import { type Assignment, missing, type Service, type Span } from '../engine/stretches'
import type { WhyNotAsked } from './preview-shape'

const holds = (day: Day) => (span: Span) => span.from <= day && (span.to === null || span.to > day)
const isOver = (day: Day) => (span: Span) => span.to !== null && span.to <= day

/**
 * Of somebody whom the newest of the assignments does not ask on a day on which it holds.
 * @returns null for whoever does not serve then and is not one of those it names
 */
export function whyNotAsked(facts: Facts, cycles: readonly Obligation[], day: Day): WhyNotAsked | null {
  const assignment = facts.assignments.at(-1)
  if (!assignment || facts.affiliations.length === 0) return null
  const serving = facts.affiliations.filter(holds(day))
  if (serving.length === 0) return whyNotServing(facts.affiliations, assignment, day)
  return notAmong(serving, assignment, day) ?? whyLeftOut(facts, cycles, day)
}

/** Whoever left is told of only where the rule names them, and would ask them did they serve as they did. */
function whyNotServing(services: readonly Service[], assignment: Assignment, day: Day): WhyNotAsked | null {
  const isNamed = !assignment.includes || assignment.includes.some((span) => !isOver(day)(span))
  const among = services.filter((service) => missing(service, assignment) === null)
  if (!isNamed || among.length === 0) return null
  if (among.some(({ from }) => from > day)) return 'starts-later'
  return assignment.includes ? 'left' : null
}

/** They serve, and are not among those it is for. */
function notAmong(serving: readonly Service[], assignment: Assignment, day: Day): WhyNotAsked | null {
  const { includes } = assignment
  if (includes && !includes.some(holds(day))) return includes.length > 0 ? 'on-other-days' : 'not-named'
  const misses = serving.map((service) => missing(service, assignment))
  return misses.includes(null) ? null : (misses[0] ?? null)
}

/** They are among those it is for, and something else leaves them out. */
function whyLeftOut(facts: Facts, cycles: readonly Obligation[], day: Day): WhyNotAsked {
  if (facts.reliefs?.some((each) => each.kind === 'exemption' && holds(day)(each))) return 'exempt'
  if (waitsFor(facts, day).length > 0) return 'waits'
  if (cycles.some(({ opensOn }) => opensOn > day)) return 'asked-later'
  const { countedFrom: own, roundedTo } = facts.versions.at(-1)?.limits ?? {}
  const lacks = (own && !facts.ownDates?.[own]) || (roundedTo === BIRTH_MONTH && !facts.ownDates?.[BIRTH_MONTH])
  return lacks ? 'no-date' : 'otherwise'
}
