/** Two dates of a series that lie behind us, on the calendar of the running product; somebody came to the second. */
import { USUAL_ZONE } from '@/lib/agencies/own-day'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import { anEvent, aSession } from '@/lib/events/inputs.fixture'
import { addDays } from '@/lib/platform/time'
import { earn } from './earned'
import { actingCtx, owner } from './facts'
import { joinServer } from './live'
import { system, today } from './world'

const DAYS_AGO = [30, 23]

/** @param organizerId posts it; @param attendedBy came to the second date, and has credit for it */
export async function heldSeries(title: string, organizerId: string, attendedBy: string): Promise<void> {
  await joinServer()
  const trusted = { role: 'trusted-organizer', agencyId: null, unitId: null } as const
  const organizer = actingCtx(organizerId, [trusted], system.now)
  const ahead = addDays(today(), 40)
  const sessions = [aSession({ startsLocal: `${ahead}T09:00`, endsLocal: `${ahead}T13:00` })]
  const dates: string[] = []
  for (const days of DAYS_AGO) {
    const { eventId } = await draftEvent(organizer, anEvent({ title, sessions }))
    await submitEvent(organizer, { eventId })
    const past = `${40 + days} days`
    await owner()`update event_sessions set starts_at = starts_at - ${past}::interval, ends_at = ends_at - ${past}::interval,
      starts_local = starts_local - ${past}::interval, ends_local = ends_local - ${past}::interval where event_id = ${eventId}`
    dates.push(eventId)
  }
  const [first = '', second = ''] = dates
  await owner()`update events set series_id = ${first} where id in ${owner()(dates)}`
  const of = { sourceKind: 'event', title, eventId: second, provider: null, providerAgencyId: null } as const
  await earn(attendedBy, { ...of, creditMinutes: 240, earnedOn: addDays(today(), -23), zone: USUAL_ZONE }, system.now)
}
