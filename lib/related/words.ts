/** What the fields of a course of others are called. */
import { hours } from '@/lib/platform/words'
import { modeNames, type RelatedMode } from './fields'
import type { RelatedFields } from './inputs'

export const relatedFieldNames: Readonly<Record<keyof RelatedFields, string>> = {
  title: 'Name of the course',
  provider: 'Given by',
  summary: 'What it teaches',
  url: 'Its page',
  hours: 'Hours',
  mode: 'How it is taken',
  cost: 'Cost',
  audiences: 'For',
  priorityIds: 'Priorities',
  topicIds: 'Topics',
  leadsTo: 'What it leads to',
}

type Taken = { minutes: number | null; cost: string; mode: RelatedMode }

/** "3 hours, free, online, at your own pace"; hours that nobody stated are left out. */
export const takenWords = ({ minutes, cost, mode }: Taken): string =>
  [minutes === null ? null : hours(minutes), lowered(cost), lowered(modeNames[mode])].filter(Boolean).join(', ')

const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
