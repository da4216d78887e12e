/** What one may be to an event that one did not post, and the condition that row security asks by. */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { ofActingPerson } from '@/lib/platform/row-security'

/** A co-organizer runs the event beside its owner; a helper checks people in. */
export const staffRoles = ['co-organizer', 'helper'] as const
export type StaffRole = (typeof staffRoles)[number]
/** What became of the question whether somebody runs an event beside its owner. */
export const staffAnswers = ['accepted', 'declined', 'withdrawn'] as const
/** The owner is whoever posted it. */
export type RunsAs = 'owner' | StaffRole

/** How an event's sessions count who was there: at all, for so many minutes, or by a share of its sessions. */
export type AttendanceRule =
  | { kind: 'present' }
  | { kind: 'minutes'; least: number }
  /** More than nothing, at most 1. */
  | { kind: 'share'; ofSessions: number }

/** The event is one that the acting person runs as one of these, now. */
export const staffs = (event: AnyColumn | SQL, ...as: RunsAs[]): SQL =>
  sql`${event} in (select staffed_events(${sql.join(
    as.map((each) => sql.raw(`'${each}'`)),
    sql`, `,
  )}))`
/** Who may change an event, its sessions and who comes. */
export const runs = (event: AnyColumn | SQL): SQL => staffs(event, 'owner', 'co-organizer')
/** Who stands at the door as well. */
export const checksIn = (event: AnyColumn | SQL): SQL => staffs(event, 'owner', 'co-organizer', 'helper')

/** Whoever acts said yes to running this event beside its owner; the first lock of what row security asks by `staffs`. */
export const coOrganizedBy = (event: AnyColumn | SQL): SQL =>
  sql`exists (select 1 from event_staff c where c.event_id = ${event} and c.role = 'co-organizer'
    and c.accepted_at is not null and c.ended_at is null and ${ofActingPerson(sql.raw('c.person_id'))})`
