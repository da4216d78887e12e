/** The mark of a task force is that of its kind of listing. */
import type { ListingKind } from '@/lib/directory/fields'
import type { TaskForceItem } from '@/lib/task-forces/shapes'

export const listingKindOf: Readonly<Record<TaskForceItem['kind'], ListingKind>> = {
  'enhanced-collaborative-model': 'human-trafficking-task-force',
  'innocence-lost': 'innocence-lost-task-force',
  icac: 'icac-task-force',
  other: 'human-trafficking-task-force',
}
