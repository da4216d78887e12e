/** Events of the running product that are on now, or over: no journey waits for their day. */

import { plusMinutes, systemNow } from '@/lib/platform/time'
import { offerableAt } from '@/lib/registration/rules'
import { owner } from './facts'
import { joinServer } from './live'

/** The event that has this title begins and ends so many minutes from now, by the clock of its place. @returns its id */
export async function holdNow(title: string, from: number, to: number): Promise<string> {
  await joinServer()
  const rows = await owner()<{ event_id: string }[]>`update event_sessions s set
    starts_at = date_trunc('minute', now()) + ${`${from} minutes`}::interval,
    ends_at = date_trunc('minute', now()) + ${`${to} minutes`}::interval,
    starts_local = (date_trunc('minute', now()) + ${`${from} minutes`}::interval) at time zone s.zone,
    ends_local = (date_trunc('minute', now()) + ${`${to} minutes`}::interval) at time zone s.zone
    from events e where e.id = s.event_id and e.title = ${title} returning s.event_id`
  return rows[0]?.event_id ?? ''
}

/** The event is over since a minute ago, and what was marked at its door was marked an hour earlier. */
export async function letItEnd(eventId: string): Promise<void> {
  await joinServer()
  await owner()`update check_ins set at = at - interval '60 minutes' where event_id = ${eventId}`
  await owner()`update event_sessions s set
    ends_at = date_trunc('minute', now()) - interval '1 minute',
    ends_local = (date_trunc('minute', now()) - interval '1 minute') at time zone s.zone where event_id = ${eventId}`
}

/** What somebody has of an event. */
export async function registrationOf(eventId: string, personId: string): Promise<string> {
  await joinServer()
  const [row] = await owner()<{ id: string }[]>`select id from registrations
    where event_id = ${eventId} and person_id = ${personId} and ended_at is null`
  return row?.id ?? ''
}

/** The code of the door of somebody who is registered. */
export async function doorCodeOf(eventId: string, personId: string): Promise<string> {
  await joinServer()
  const rows = await owner()<{ check_in_code: string }[]>`select check_in_code from registrations
    where event_id = ${eventId} and person_id = ${personId}`
  return rows[0]?.check_in_code ?? ''
}

/** Of these it is day in one at any hour. */
const ZONES = ['America/Los_Angeles', 'Europe/Lisbon', 'Pacific/Guam']

/** Somebody lives where it is day for an hour to come: no journey waits for the morning, before which nobody is offered a place. */
export async function liveByDay(personId: string): Promise<void> {
  await joinServer()
  const now = systemNow()
  const isDay = (at: Date) => (zone: string) => offerableAt(zone, at).getTime() === at.getTime()
  const zone = ZONES.filter(isDay(now)).find(isDay(plusMinutes(now, 60)))
  if (!zone) throw new Error(`It is night in all of ${ZONES.join(', ')}.`)
  await owner()`update people set time_zone = ${zone} where id = ${personId}`
}
