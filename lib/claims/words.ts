/** What the form calls each field, when two saves differ. */
import type { ClaimFields } from './fields'

export const fieldNames: Record<keyof ClaimFields, string> = {
  title: 'title',
  provider: 'who gave it',
  startsOn: 'first day',
  endsOn: 'last day',
  minutes: 'hours',
  mode: 'how you took part',
  topicIds: 'topics',
  topicMinutes: 'hours by topic',
  priorityIds: 'priorities',
  note: 'note',
  agencyId: 'agency',
  eventSlug: 'event',
  relatedSlug: 'course',
}
