/** How a planned change turns into rows of service. Pure. */
import {
  changeStretch,
  endStretch,
  isSameStretch,
  type NewStretch,
  type Stretch,
  type StretchChange,
} from '@/lib/agencies/rules'
import type { Day } from '@/lib/platform/time'
import type { PlannedService, RosterChange } from './plan'

export type ServiceOutcome = { amended: { before: Stretch; after: Stretch }[]; begun: NewStretch | null }

type Where = { agencyId: string; today: Day; unitIdOf: (unit: PlannedService['unit']) => string | null }

/** @param service the present stretches without a gap, oldest first */
export function serviceAfter(service: readonly Stretch[], change: RosterChange, where: Where): ServiceOutcome {
  const last = service.at(-1)
  if (change.does === 'start') return { amended: [], begun: begins(change.personId ?? '', change.service, where) }
  if (!last) return { amended: [], begun: null }
  if (change.does === 'end')
    return { amended: differing([last], [endStretch(last, change.firstDayWithout)]), begun: null }
  if (!change.service) return { amended: [], begun: null }
  const { unit, serviceStartsOn, ...values } = change.service
  const corrected = serviceStartsOn ? withStart(service, serviceStartsOn) : [...service]
  const asked: StretchChange = { ...values, ...(unit === undefined ? {} : { unitId: where.unitIdOf(unit) }) }
  const { kept, begun } = changeStretch(corrected.at(-1) ?? last, asked, where.today)
  return { amended: differing(service, [...corrected.slice(0, -1), kept]), begun }
}

function begins(personId: string, service: Required<PlannedService>, where: Where): NewStretch {
  const { unit, ...values } = service
  return { personId, agencyId: where.agencyId, unitId: where.unitIdOf(unit), ...values }
}

/** A corrected start holds for the whole service; its first stretch begins then. */
const withStart = (service: readonly Stretch[], startsOn: Day): Stretch[] =>
  service.map((stretch, at) => ({
    ...stretch,
    serviceStartsOn: startsOn,
    validFrom: at === 0 ? startsOn : stretch.validFrom,
  }))

const differing = (before: readonly Stretch[], after: readonly Stretch[]) =>
  before.flatMap((stretch, at) => {
    const changed = after[at]
    return changed && !isSameStretch(stretch, changed) ? [{ before: stretch, after: changed }] : []
  })
