/** Questions asked by heart of everybody in scope: built once for each way of asking. */
import { sql } from 'drizzle-orm'
import type { NamedQuery } from '@/lib/platform/database'
import { stoodOn } from '@/lib/requirements/derived/standings'
import { isWhole, serving, type Within } from './scope'

export type Reaches = 'all' | 'units'

/** One question for each of a few ways of asking, built when it is first asked. */
export function each<W extends readonly string[], R>(build: (...way: W) => NamedQuery<R>) {
  const built = new Map<string, NamedQuery<R>>()
  return (...way: W): NamedQuery<R> => {
    const key = way.join(' ')
    const query = built.get(key) ?? build(...way)
    built.set(key, query)
    return query
  }
}

/** `theirs`: everybody in scope, found once for all parts of a question. */
export const theirs = (scope: Within) => sql`theirs as materialized (select s.person_id from ${serving(scope)} s)`

/** How many trainings of each person in scope stand how, in a question that knows `theirs`. */
export const stood = (scope: Within) =>
  stoodOn(
    scope.day,
    sql`s.agency_id = ${scope.agencyId}::uuid ${isWhole(scope) ? sql`` : sql`and s.person_id in (select p.person_id from theirs p)`}`,
  )
