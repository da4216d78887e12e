/** Pure decisions about stretches of service, roles and zones. */
import type { RoleName } from '@/lib/platform/context'
import type { Day } from '@/lib/platform/time'
import type { Employment } from './kinds'

/** A stretch of service as it is kept; `validTo` is the first day it no longer holds. */
export type Stretch = {
  id: string
  personId: string
  agencyId: string
  unitId: string | null
  position: string | null
  employment: Employment
  employeeNumber: string | null
  serviceStartsOn: Day
  validFrom: Day
  validTo: Day | null
}

export type NewStretch = Omit<Stretch, 'id'>

export type StretchChange = Partial<
  Pick<Stretch, 'unitId' | 'position' | 'employment' | 'employeeNumber' | 'serviceStartsOn' | 'validFrom' | 'validTo'>
>

/** What a change does to the rows: the one there is ends or is amended, and perhaps another begins. */
export type StretchOutcome = { kept: Stretch; begun: NewStretch | null }

/** Does the stretch hold on the day, or begin later? */
export const isServing = ({ validTo }: Pick<Stretch, 'validTo'>, on: Day): boolean => validTo === null || validTo > on

type Span = Pick<Stretch, 'validFrom' | 'validTo'>

/** Do both hold on some day? A stretch that ended before it began holds on none. */
export const isOverlapping = (a: Span, b: Span): boolean =>
  [a, b].every(({ validFrom, validTo }) =>
    [a.validTo, b.validTo, validTo].every((end) => end === null || validFrom < end),
  )

/**
 * A change of unit, position or employment on a day ends the stretch and begins another, so that what was asked of the
 * person before stays as it was. A correction (number, start, end), and any change before the stretch began or on its
 * first day, amends it in place.
 */
export function changeStretch(stretch: Stretch, change: StretchChange, on: Day): StretchOutcome {
  const { unitId, position, employment, ...corrections } = change
  const corrected = { ...stretch, ...corrections }
  const placed = {
    ...corrected,
    ...(unitId === undefined ? {} : { unitId }),
    ...(position === undefined ? {} : { position }),
    ...(employment === undefined ? {} : { employment }),
  }
  if (isSamePlace(corrected, placed)) return { kept: corrected, begun: null }
  if (on <= corrected.validFrom) return { kept: placed, begun: null }
  const { id: _, ...begun } = { ...placed, validFrom: on }
  return { kept: { ...corrected, validTo: on }, begun }
}

const isSamePlace = (a: Stretch, b: Stretch) =>
  a.unitId === b.unitId && a.position === b.position && a.employment === b.employment

/** The stretch as it ends on a day: the first on which it no longer holds, never before it began. */
export const endStretch = (stretch: Stretch, firstDayWithout: Day): Stretch => ({
  ...stretch,
  validTo: firstDayWithout < stretch.validFrom ? stretch.validFrom : firstDayWithout,
})

/**
 * Service, oldest stretch first, as it ends on a day; what a move dated ahead was to begin later does not begin.
 * @returns the stretches that change
 */
export const endService = (service: readonly Stretch[], firstDayWithout: Day): Stretch[] =>
  service.flatMap((stretch, at) =>
    at === service.length - 1 || isServing(stretch, firstDayWithout) ? [endStretch(stretch, firstDayWithout)] : [],
  )

export const isSameStretch = (a: Stretch, b: Stretch): boolean =>
  isSamePlace(a, b) &&
  a.employeeNumber === b.employeeNumber &&
  a.serviceStartsOn === b.serviceStartsOn &&
  a.validFrom === b.validFrom &&
  a.validTo === b.validTo

/** Where a role can be held: always within one agency, only on the platform, or either. */
const scopes: Record<RoleName, 'agency' | 'platform' | 'either'> = {
  supervisor: 'agency',
  coordinator: 'agency',
  auditor: 'either',
  organizer: 'either',
  'trusted-organizer': 'either',
  moderator: 'platform',
  author: 'platform',
  administrator: 'platform',
  'training-officer': 'platform',
  'prosecution-training-officer': 'platform',
  'coaching-officer': 'platform',
  'other-help-officer': 'platform',
}

/** Why a role cannot be held there, in a sentence; nothing when it can. */
export function misplacedRole(role: RoleName, agencyId: string | null, unitId: string | null): string | null {
  if (scopes[role] === 'agency' && !agencyId)
    return 'This role belongs to one agency. Grant it on the page of the agency.'
  if (scopes[role] === 'platform' && agencyId) return 'This role holds on the whole platform, not in one agency.'
  if (unitId && role !== 'supervisor') return 'Only a supervisor has a unit; this role holds in the whole agency.'
  return null
}

/** Roles that end with the service in the agency. */
export const rolesOfService: readonly RoleName[] = ['supervisor', 'coordinator', 'auditor']
