/** Who may suggest, decide about and keep courses of others, and which of them each may see. */
import { eq, or, type SQL, sql } from 'drizzle-orm'
import { type Actor, holdsPlatformRole } from '@/lib/platform/context'
import { relatedTrainings } from './tables'

type Suggested = { suggestedBy: string | null; status: string }

const isOwn = (actor: Actor, { suggestedBy }: Pick<Suggested, 'suggestedBy'>) =>
  actor.kind === 'person' && actor.personId === suggestedBy
const isModerator = (actor: Actor) => holdsPlatformRole(actor, 'moderator')

export const can = {
  /** Anybody who is signed in. */
  suggest: (actor: Actor) => actor.kind === 'person',
  keep: isModerator,
  /** A moderator, never about what they suggested themselves. */
  decide: (actor: Actor, row: Pick<Suggested, 'suggestedBy'>) => isModerator(actor) && !isOwn(actor, row),
  /** Whoever suggested it, as long as it is not public. */
  correct: (actor: Actor, row: Suggested) => isOwn(actor, row) && ['suggested', 'returned'].includes(row.status),
}

export const isListed: SQL = eq(relatedTrainings.status, 'listed')

/** What the actor may see at all. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === 'system' || isModerator(actor)) return sql`true`
  if (actor.kind === 'anyone') return isListed
  return or(isListed, eq(relatedTrainings.suggestedBy, actor.personId)) ?? isListed
}
