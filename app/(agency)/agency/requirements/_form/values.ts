/** The form of a requirement: the fields of the API, and the choices between them that decide which count. */

import type { UseFormReturn } from 'react-hook-form'
import type * as z from 'zod/mini'
import { clockOf, DEFAULT_WINDOW_DAYS, type previewRequirementInput } from '@/lib/requirements/inputs'
import type { RequirementDetail } from '../words'

export type RequirementInput = z.input<typeof previewRequirementInput>
export type RequirementGiven = z.output<typeof previewRequirementInput>
export type RequirementValues = Required<RequirementInput> & {
  repeats: 'once' | 'again'
  /** Of a new requirement that was sent, until it is made: sent again after a reload, it is made once. */
  key: string | null
  /** Of a change: the version it was made from. */
  madeFrom: string | number
}
export type RequirementForm = UseFormReturn<RequirementValues, unknown, RequirementGiven>

export const newRequirement = (agencyId: string, today: string): RequirementValues => ({
  agencyId,
  requirementId: null,
  name: '',
  courseId: '',
  population: 'everyone',
  unitId: null,
  position: null,
  dueKind: 'within-days-of-start',
  withinDays: null,
  dueBy: null,
  repeats: 'once',
  repeatMonths: null,
  repeatFrom: 'fixed-day',
  windowDays: DEFAULT_WINDOW_DAYS,
  citation: null,
  effectiveFrom: today,
  key: null,
  madeFrom: 0,
})

/** A change begins with what holds now, from today or from the day of a version that is still to come. */
export const changedRequirement = (requirement: RequirementDetail, today: string): RequirementValues => ({
  agencyId: requirement.agencyId,
  requirementId: requirement.requirementId,
  name: requirement.name,
  courseId: requirement.courseId,
  population: requirement.population,
  unitId: requirement.unitId,
  position: requirement.position,
  dueKind: requirement.dueKind,
  withinDays: requirement.withinDays,
  dueBy: requirement.dueBy,
  repeats: requirement.repeatMonths === null ? 'once' : 'again',
  repeatMonths: requirement.repeatMonths,
  repeatFrom: clockOf(requirement) === 'completion' && requirement.repeatMonths !== null ? 'completion' : 'fixed-day',
  windowDays: requirement.windowDays,
  citation: requirement.citation,
  effectiveFrom: requirement.effectiveFrom > today ? requirement.effectiveFrom : today,
  key: null,
  madeFrom: requirement.version,
})

/** The window decides when a renewal counts, and how long those have who start after a fixed day. */
export const windowCounts = ({ repeats, dueKind }: Pick<RequirementValues, 'repeats' | 'dueKind'>): boolean =>
  repeats === 'again' || dueKind === 'by-date'

/** What the API is given: fields that the choices leave without meaning are left out, whatever was typed there before. */
export function inputOf({ repeats, key: _, madeFrom: __, ...values }: RequirementValues): RequirementInput {
  const { dueKind, population } = values
  return {
    ...values,
    withinDays: dueKind === 'within-days-of-start' ? values.withinDays : null,
    dueBy: dueKind === 'by-date' ? values.dueBy : null,
    unitId: population === 'unit' ? values.unitId : null,
    position: population === 'position' ? values.position : null,
    // "Again" without a number is not "once".
    repeatMonths: repeats === 'again' ? (values.repeatMonths ?? Number.NaN) : null,
    repeatFrom: repeats === 'again' && dueKind === 'by-date' ? values.repeatFrom : null,
    windowDays: windowCounts({ repeats, dueKind }) ? values.windowDays : DEFAULT_WINDOW_DAYS,
  }
}
