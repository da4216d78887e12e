/** What the form of a requirement calls its fields. Pure: the browser loads it. */
import type { RequirementTerms } from './inputs'

export const termNames: Record<keyof RequirementTerms, string> = {
  name: 'name',
  criterion: 'what is asked for',
  dueKind: 'by when it is due',
  withinDays: 'number of days',
  dueBy: 'day',
  repeatMonths: 'how often',
  repeatFrom: 'what the months are counted from',
  windowDays: 'days of the window',
  limits: 'what bounds it',
  population: 'whom it is for',
  unitId: 'unit',
  position: 'position',
  employment: 'how people serve',
  role: 'role',
  teamId: 'team',
  personIds: 'people by name',
  exceptPersonIds: 'people it leaves out',
  citation: 'source',
  effectiveFrom: 'from when it holds',
}
