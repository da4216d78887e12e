import type { Agency } from '@/app/(admin)/admin/words'
import type { TaskForceSide } from '@/lib/task-forces/fields'

/** The side that an agency is offered for by its kind. */
export const sideOf = ({ kind }: Pick<Agency, 'kind'>): TaskForceSide =>
  kind === 'law-enforcement' || kind === 'victim-services' ? kind : 'other'
