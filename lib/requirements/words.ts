/** What the form of a requirement calls its fields. Pure: the browser loads it. */
import type { RequirementTerms } from './inputs'

export const termNames: Record<keyof RequirementTerms, string> = {
  name: 'name',
  courseId: 'module',
  dueKind: 'by when it is due',
  withinDays: 'number of days',
  dueBy: 'day',
  repeatMonths: 'how often',
  repeatFrom: 'what the months are counted from',
  windowDays: 'days of the window',
  population: 'whom it is for',
  unitId: 'unit',
  position: 'position',
  citation: 'source',
  effectiveFrom: 'from when it holds',
}
