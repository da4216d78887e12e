/** Who may do what with events, and which of them each may see. */
import { eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { type Actor, holdsAgencyRole, holdsPlatformRole } from '@/lib/platform/context'
import { publicStates } from './fields'
import { coOrganizedBy } from './staff'
import { events } from './tables'

type Owned = { organizerId: string; agencyId: string | null; coOrganized?: boolean }

const owns = (actor: Actor, event: Owned) => actor.kind === 'person' && actor.personId === event.organizerId
/** The owner, and whoever said yes to running it beside them. */
const runs = (actor: Actor, event: Owned) =>
  owns(actor, event) || (actor.kind === 'person' && event.coOrganized === true)

export const can = {
  /** Anybody who is signed in may post. */
  post: (actor: Actor) => actor.kind === 'person',
  change: runs,
  submit: runs,
  withdraw: runs,
  /** Only whoever posted it says who runs it besides. */
  giveStaff: owns,
  /** Its further dates are theirs too. */
  repeat: owns,
  /** The organizers, or a moderator who takes responsibility for it. */
  cancel: (actor: Actor, event: Owned) => runs(actor, event) || holdsPlatformRole(actor, 'moderator'),
  /** A moderator, never about an event of their own. */
  decide: (actor: Actor, event: Owned) => holdsPlatformRole(actor, 'moderator') && !runs(actor, event),
  moderate: (actor: Actor) => holdsPlatformRole(actor, 'moderator'),
  /** A trusted organizer's events need no decision. */
  publishAtOnce: (actor: Actor, event: Owned) =>
    runs(actor, event) &&
    (holdsPlatformRole(actor, 'trusted-organizer') ||
      (event.agencyId !== null && holdsAgencyRole(actor, event.agencyId, 'trusted-organizer'))),
}

/** What is on the calendar: published, or published once and postponed or canceled since. */
export const onCalendar: SQL = inArray(events.status, [...publicStates])

/** What the actor may see at all. A draft is seen by those alone who run it; a moderator sees what was sent. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === 'system') return sql`true`
  if (actor.kind === 'anyone') return onCalendar
  const own = runBy(actor.personId)
  if (!can.moderate(actor)) return or(onCalendar, own) ?? own
  return or(inArray(events.status, ['submitted', 'returned', ...publicStates]), own) ?? own
}

/** Events that the person posted or runs beside whoever did. */
export function runBy(personId: string): SQL {
  const own = eq(events.organizerId, personId)
  return or(own, coOrganizedBy(events.id)) ?? own
}
