/** Who may do what with listings, and which of them each may see. */
import { eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { type Actor, agenciesWhere, type Ctx, holdsAgencyRole, holdsPlatformRole } from '@/lib/platform/context'
import { forbidden } from '@/lib/platform/errors'
import { listings } from './listing-tables'

type Kept = { suggestedBy: string | null; keeperAgencyId: string | null; status?: string }

const suggested = (actor: Actor, { suggestedBy }: Kept) => actor.kind === 'person' && actor.personId === suggestedBy
const keeps = (actor: Actor, { keeperAgencyId }: Kept) =>
  keeperAgencyId !== null && holdsAgencyRole(actor, keeperAgencyId, 'coordinator')
const moderates = (actor: Actor) => holdsPlatformRole(actor, 'moderator')

export const can = {
  load: (actor: Actor) => actor.kind === 'system' || holdsPlatformRole(actor, 'administrator'),
  /** Files of listings: whoever decides about them, and whoever runs the installation. */
  import: (actor: Actor) => moderates(actor) || holdsPlatformRole(actor, 'administrator'),
  /** Anybody who is signed in: a guest signs in by the code sent to their address. */
  suggest: (actor: Actor) => actor.kind === 'person',
  moderate: moderates,
  /** Whoever suggested it while it is no more than that; its keeper; a moderator. */
  change: (actor: Actor, listing: Kept) =>
    moderates(actor) || keeps(actor, listing) || (suggested(actor, listing) && isOpen(listing)),
  retire: (actor: Actor, listing: Kept) =>
    moderates(actor) || keeps(actor, listing) || (suggested(actor, listing) && isOpen(listing)),
  verify: (actor: Actor, listing: Kept) => moderates(actor) || keeps(actor, listing),
  resend: (actor: Actor, listing: Kept) => suggested(actor, listing) || keeps(actor, listing),
  /** A moderator, neither about what they suggested nor about what their own agency keeps. */
  decide: (actor: Actor, listing: Kept) => moderates(actor) && !suggested(actor, listing) && !keeps(actor, listing),
  claimFor: (actor: Actor, agencyId: string) => holdsAgencyRole(actor, agencyId, 'coordinator'),
}

const OWN = 'Another moderator has to decide about what you suggested, or what your agency keeps.'

/** @throws forbidden for who is no moderator, and for a moderator about their own */
export function refuseOwn({ actor }: Ctx, listing: Kept): void {
  if (!can.decide(actor, listing)) throw forbidden(moderates(actor) ? OWN : undefined)
}

const isOpen = ({ status, keeperAgencyId }: Kept) =>
  (status === 'suggested' || status === 'returned') && keeperAgencyId === null

/** What the actor may see at all: what is listed, what they suggested, what their agencies keep; moderators everything. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === 'system' || moderates(actor)) return sql`true`
  const listed = eq(listings.status, 'listed')
  if (actor.kind === 'anyone') return listed
  const managed = agenciesWhere(actor, 'coordinator')
  const kept = managed.length > 0 ? inArray(listings.keeperAgencyId, managed) : undefined
  return or(listed, eq(listings.suggestedBy, actor.personId), kept) ?? listed
}
