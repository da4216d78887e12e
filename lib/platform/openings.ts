/**
 * What a transaction begins with: who acts, in whose turn, and whether the session holds by which they act, where that was only
 * known from an earlier request. All of it is one message to the database, which refuses the whole transaction if it does not hold.
 */
import type { Actor, Kept } from './context'

/**
 * Those who name the same turn come one after the other: each waits, before it reads anything, until the one before has ended.
 * What is asked next has a snapshot of its own, so it sees what those before have left.
 */
export type Turn = { turn?: string | undefined }

/** The database's word for a session that does not hold, or not as it was. */
const CHANGED = 'AT001'

export const keptOf = (actor: Actor): Kept | undefined =>
  actor.kind === 'person' && actor.via.kind === 'session' ? actor.via.kept : undefined

type Opening = { text: string; values: (string | null)[] }

/** @param acting who acts, as `act` takes it */
export function openingOf(actor: Actor, acting: string, { turn }: Turn): Opening {
  const parts = ['act($1)']
  const values: (string | null)[] = [acting]
  if (actor.kind === 'person' && actor.via.kind === 'session' && actor.via.kept && !actor.via.kept.found) {
    const { at, language } = actor.via.kept
    parts.push('session_holds($2, $3, $4, $5, $6) as unnoted')
    values.push(actor.via.sessionId, at.toISOString(), actor.personId, JSON.stringify(actor.roles), language)
  }
  if (turn !== undefined) parts.push(`pg_advisory_xact_lock(hashtextextended($${values.push(turn)}, 0))`)
  return { text: `select ${parts.join(', ')}`, values }
}

/** Notes what the database answered to that. */
export async function heard(kept: Kept, answer: PromiseLike<readonly { unnoted?: boolean }[]>): Promise<void> {
  try {
    const [row] = await answer
    if (row?.unnoted === undefined) return
    kept.found ??= 'holds'
    kept.unnoted = row.unnoted
  } catch (error) {
    if ((error as { code?: string }).code === CHANGED) kept.found = 'changed'
    throw error
  }
}
