/** The calendar: who posted what, and what became of it. */
import { cancelEvent, draftEvent, submitEvent } from '@/lib/events/commands'
import type { EventStatus } from '@/lib/events/fields'
import { approveEvent, returnEvent } from '@/lib/events/moderation'
import { approvalCheckIds } from '@/lib/events/moderation-rules'
import { getMyEvent, listMyEvents } from '@/lib/events/queries'
import { addDays, type Day, daysBetween } from '@/lib/platform/time'
import { GORDON } from './agencies'
import { as, signInFirst } from './cast'
import { BARTHOLOMEW, DELPHINE, JOSEPHINE, type Posting, postings, type When } from './event-texts'
import type { Story } from './story'

export async function tellEvents(story: Story): Promise<void> {
  for (const organizer of [JOSEPHINE, BARTHOLOMEW, DELPHINE]) await signInFirst(story.at(70), organizer)
  for (const posting of postings) await post(story, posting)
}

async function post(story: Story, posting: Posting): Promise<void> {
  const { by, postedDaysAgo, fate } = posting
  const organizer = await as(by, story.at(postedDaysAgo, '11:20'))
  const there = (await listMyEvents(organizer)).items.find(({ title }) => title === posting.event.title)
  const { eventId } = there ?? (await draftEvent(organizer, fieldsOf(story, posting)))
  let status: EventStatus = there?.status ?? 'draft'
  if (status === 'draft') status = (await submitEvent(organizer, { eventId })).status
  if (status === 'submitted' && fate.is === 'published') {
    const { version } = await getMyEvent(organizer, { eventId })
    const moderator = await as(GORDON.email, story.at(postedDaysAgo - 1, '09:45'))
    await approveEvent(moderator, { eventId, madeFrom: version, checks: approvalCheckIds })
  }
  if (status === 'submitted' && fate.is === 'returned') {
    const { version } = await getMyEvent(organizer, { eventId })
    const moderator = await as(GORDON.email, story.at(fate.daysAgo, '09:45'))
    await returnEvent(moderator, { eventId, madeFrom: version, reason: fate.reason })
  }
  if (status === 'published' && fate.is === 'cancelled') {
    await cancelEvent(await as(by, story.at(fate.daysAgo, '16:05')), { eventId, reason: fate.reason })
  }
}

function fieldsOf(story: Story, { when, place, link, event }: Posting) {
  const nowhere = { venueName: '', address: '', city: '', state: '', postalCode: '' }
  const from = story.day(when.inDays)
  const first = when.weekday === undefined ? from : weekdayFrom(from, when.weekday)
  const days = Array.from({ length: when.days ?? 1 }, (_, i) => addDays(first, i))
  const sessions = days.map((day) => ({ ...hours(day, when), ...(place ?? nowhere), link: link ?? '' }))
  return { ...event, sessions }
}

const hours = (day: Day, { from, to, zone }: When) => ({
  startsLocal: `${day}T${from}`,
  endsLocal: `${day}T${to}`,
  zone,
})

const A_SUNDAY = '2023-01-01'

/** The first such weekday (Monday is 1, Sunday 7) on the day or after it. */
export function weekdayFrom(day: Day, weekday: number): Day {
  const of = ((daysBetween(A_SUNDAY, day) % 7) + 7) % 7
  return addDays(day, (weekday - of + 7) % 7)
}
