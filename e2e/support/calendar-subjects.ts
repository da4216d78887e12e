/** Calendars of others that somebody checked, loaded and follows, for tests about whose they are. */
import { checkCalendar, loadCalendar } from '@/lib/interop/calendars/commands'
import { followCalendar } from '@/lib/interop/calendars/sources'
import { addDays } from '@/lib/platform/time'
import { type Somebody, today } from './world'

let count = 0

export const aboutCalendars = () => ({
  ...{ zone: 'America/Los_Angeles', sponsor: 'Harbor Light Victim Services', audiences: ['victim-services' as const] },
  ...{ cost: 'Free', contactName: 'Ruth Castellanos', contactEmail: 'events@harborlight.example' },
})

/** A calendar with one event that no other one has, and an entry that is refused. */
export function aCalendarFile() {
  const day = addDays(today(), 30 + (++count % 200)).replaceAll('-', '')
  const text = [
    ...['BEGIN:VCALENDAR', `X-WR-CALNAME:Calendar ${count}`, 'BEGIN:VEVENT', `UID:${count}@elsewhere.example`],
    ...[`SUMMARY:Evening number ${count} at the harbor`, `DTSTART;TZID=America/Los_Angeles:${day}T180000`],
    ...[
      `DTEND;TZID=America/Los_Angeles:${day}T200000`,
      'DESCRIPTION:An evening in one room for officers and advocates.',
    ],
    ...[
      'LOCATION:Harbor Hall\\, Marlow Bay\\, CA 93999',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'SUMMARY:Broken',
      'END:VEVENT',
      'END:VCALENDAR',
    ],
  ].join('\r\n')
  return { text, fileName: 'calendar.ics', besides: aboutCalendars() }
}

export const checkedCalendarOf = ({ ctx }: Somebody): Promise<{ batchId: string }> =>
  checkCalendar(ctx, aCalendarFile())

export async function loadedCalendarOf(person: Somebody): Promise<{ batchId: string }> {
  const { batchId } = await checkedCalendarOf(person)
  await loadCalendar(person.ctx, { batchId })
  return { batchId }
}

export const aCalendarAddress = () => ({
  address: `https://calendar.example.org/${++count}.ics`,
  besides: aboutCalendars(),
})
const followed = new Map<string, Promise<{ sourceId: string }>>()

/** The calendar that somebody follows for a purpose: one for each, since reading is limited. */
export function followedCalendarOf({ personId, ctx }: Somebody, purpose: string): Promise<{ sourceId: string }> {
  const key = `${personId} ${purpose}`
  const known = followed.get(key) ?? followCalendar(ctx, aCalendarAddress())
  followed.set(key, known)
  return known
}
