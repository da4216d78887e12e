/** What gives everybody a rule asks more time, where its clock can. Pure. */
import { addDays } from '@/lib/platform/days'
import { clockIn, type RequirementValues } from './values'

const LEAST_DAYS = 90
const LEAST_MONTHS = 4

type Field = 'withinDays' | 'dueBy' | 'bounds.withinMonths' | 'effectiveFrom'
export type Mend = {
  label: string
  changed: Partial<Record<Field, number | string>>
  /** Where the form is looked at next. */
  field: Field
}

/** Null where nothing of the rule would help: periods of everybody or of each person have their own days, and what is held its last day. */
export function mendOf(values: RequirementValues, onDay: string): Mend | null {
  const { dueKind, withinDays, dueBy, bounds, effectiveFrom, requirementId, what } = values
  const clock = clockIn(values)
  if (what.asks === 'held' || dueKind === 'before-act' || clock === 'fixed-day' || clock === 'first-due') return null
  if (dueKind === 'by-date') {
    const dueOn = addDays(onDay, LEAST_DAYS)
    return dueBy && dueBy < dueOn ? { label: DAYS, field: 'dueBy', changed: { dueBy: dueOn } } : null
  }
  // A day past begins the clock of everybody who serves then.
  const begin = requirementId === null && effectiveFrom < onDay ? { effectiveFrom: onDay } : null
  const isMonths = dueKind === 'within-months-of-start'
  const isShort = isMonths ? (bounds.withinMonths ?? 0) < LEAST_MONTHS : (withinDays ?? 0) < LEAST_DAYS
  if (!isShort) return begin && { label: FROM_TODAY, field: 'effectiveFrom', changed: begin }
  return isMonths
    ? { label: MONTHS, field: 'bounds.withinMonths', changed: { ...begin, 'bounds.withinMonths': LEAST_MONTHS } }
    : { label: DAYS, field: 'withinDays', changed: { ...begin, withinDays: LEAST_DAYS } }
}

const DAYS = `Give everyone at least ${LEAST_DAYS} days`
const MONTHS = `Give everyone at least ${LEAST_MONTHS} months`
const FROM_TODAY = 'Let it begin today'
