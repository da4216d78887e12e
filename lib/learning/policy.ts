/** Who may learn and see what was learned here: everybody their own. Answers are nobody else's business. */
import { eq, sql } from 'drizzle-orm'
import type { Actor } from '@/lib/platform/context'
import { signedOut } from '@/lib/platform/errors'
import { attempts, enrollments } from './tables'

/** The person who learns. @throws signed-out */
export function learner(actor: Actor): string {
  if (actor.kind !== 'person') throw signedOut()
  return actor.personId
}

/** The first condition of every query here; its placeholder is `person`, the result of `learner`. */
export const ownEnrollments = eq(enrollments.personId, sql.placeholder('person'))
export const ownAttempts = eq(attempts.personId, sql.placeholder('person'))
