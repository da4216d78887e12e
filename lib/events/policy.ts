/** Who may do what with events, and which of them each may see. */
import { eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { type Actor, holdsAgencyRole, holdsPlatformRole } from '@/lib/platform/context'
import { events } from './tables'

type Owned = { organizerId: string; agencyId: string | null }

const owns = (actor: Actor, event: Owned) => actor.kind === 'person' && actor.personId === event.organizerId

export const can = {
  /** Anybody who is signed in may post. */
  post: (actor: Actor) => actor.kind === 'person',
  change: owns,
  submit: owns,
  withdraw: owns,
  /** The organizer, or a moderator who takes responsibility for it. */
  cancel: (actor: Actor, event: Owned) => owns(actor, event) || holdsPlatformRole(actor, 'moderator'),
  /** A moderator, never about an event of their own. */
  decide: (actor: Actor, event: Owned) => holdsPlatformRole(actor, 'moderator') && !owns(actor, event),
  moderate: (actor: Actor) => holdsPlatformRole(actor, 'moderator'),
  /** A trusted organizer's events need no decision. */
  publishAtOnce: (actor: Actor, event: Owned) =>
    owns(actor, event) &&
    (holdsPlatformRole(actor, 'trusted-organizer') ||
      (event.agencyId !== null && holdsAgencyRole(actor, event.agencyId, 'trusted-organizer'))),
}

/** What is on the calendar: published, or published once and canceled since. */
export const onCalendar: SQL = inArray(events.status, ['published', 'cancelled'])

/** What the actor may see at all. A draft is seen by its organizer alone; a moderator sees what was sent. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === 'system') return sql`true`
  if (actor.kind === 'anyone') return onCalendar
  const own = eq(events.organizerId, actor.personId)
  if (!can.moderate(actor)) return or(onCalendar, own) ?? own
  return or(inArray(events.status, ['submitted', 'returned', 'published', 'cancelled']), own) ?? own
}
