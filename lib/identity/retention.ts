/** What signing in leaves behind, and how long it serves. */
import { sql } from 'drizzle-orm'
import type { RetentionRule } from '@/lib/audit/sweep'
import { dropWaiting } from './addresses'
import { BACK_DAYS, RESTORED_DAYS } from './rules'

export const identityRetention: readonly RetentionRule[] = [
  {
    name: 'codes',
    what: 'Six-digit codes, of which only the digest is kept',
    days: 1,
    since: 'they ended',
    why: 'no code is good for longer than minutes',
    remove: async (w, before, most) =>
      (
        await w.tx.execute(sql`delete from sign_in_codes where id = any(array(
          select c.id from sign_in_codes c where c.expires_at < ${before.toISOString()}::timestamptz limit ${most}))`)
      ).count,
  },
  {
    name: 'sessions',
    what: 'Sessions, of which their owner sees device and network',
    days: 90,
    since: 'they ended',
    why: 'somebody may want to see from where they were signed in',
    remove: async (w, before, most) =>
      (
        await w.tx.execute(sql`delete from sessions where id = any(array(
          select s.id from sessions s where least(s.ended_at, s.expires_at) < ${before.toISOString()}::timestamptz limit ${most}))`)
      ).count,
  },
  {
    name: 'places-before-joining',
    what: 'Where everything was before two records were joined',
    days: BACK_DAYS,
    since: 'they were joined',
    why: 'from then on they stay one',
    remove: async (w, before, most) =>
      (
        await w.tx.execute(sql`update joined_records set moved = null where id = any(array(
          select j.id from joined_records j where j.moved is not null and j.joined_at < ${before.toISOString()}::timestamptz limit ${most}))`)
      ).count,
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
