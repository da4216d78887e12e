/** What signing in leaves behind, and how long it serves. */
import { sql } from 'drizzle-orm'
import { clearRows, type RetentionRule, removeRows } from '@/lib/audit/sweep'
import { dropWaiting } from './addresses'
import { BACK_DAYS, RESTORED_DAYS } from './rules'
import { joinedRecords, sessions, signInCodes } from './tables'

export const identityRetention: readonly RetentionRule[] = [
  {
    name: 'codes',
    what: 'Six-digit codes, of which only the digest is kept',
    days: 1,
    since: 'they ended',
    why: 'no code is good for longer than minutes',
    remove: removeRows(signInCodes, (before) => sql`r.expires_at < ${before}`),
  },
  {
    name: 'sessions',
    what: 'Sessions, of which their owner sees device and network',
    days: 90,
    since: 'they ended',
    why: 'somebody may want to see from where they were signed in',
    remove: removeRows(sessions, (before) => sql`least(r.ended_at, r.expires_at) < ${before}`),
  },
  {
    name: 'places-before-joining',
    what: 'Where everything was before two records were joined',
    days: BACK_DAYS,
    since: 'they were joined',
    why: 'from then on they stay one',
    remove: clearRows(
      joinedRecords,
      () => sql`moved = null`,
      (before) => sql`r.moved is not null and r.joined_at < ${before}`,
    ),
  },
  {
    name: 'lapsed-addresses',
    what: 'Addresses that an administrator added for somebody to get in again, and with which nobody signed in',
    days: RESTORED_DAYS,
    since: 'they were added',
    why: 'they open nothing any longer; their person is told',
    remove: async (w, before, most) => {
      const lapsed = await w.tx.execute<{ person: string }>(sql`
        select l.person_id as person from logins l where l.kind = 'email' and l.verified_at is null
          and l.created_at <= ${before.toISOString()}::timestamptz and is_confirmed(l.person_id) limit ${most}`)
      for (const person of new Set([...lapsed].map((row) => row.person))) await dropWaiting(w, person, { upTo: before })
      return lapsed.length
    },
  },
]
