/** Whose entry a load that is taken back leaves alone. */
import { and, eq, sql } from 'drizzle-orm'
import { invitations } from '@/lib/agencies/consent-tables'
import type { Writer } from '@/lib/audit/write'
import { people } from '@/lib/identity/tables'
import { anyId } from '@/lib/platform/bulk'
import { credits } from '@/lib/records/tables'
import type { RosterUndo } from './undo'

/** Who said since that a line is theirs, and who signed in by what the load wrote: it is no longer the file's to take back. */
export async function ownersAmong(
  w: Writer,
  { agencyId, undo, touched }: { agencyId: string; undo: RosterUndo; touched: readonly string[] },
): Promise<Set<string>> {
  return new Set([...(await acceptedAmong(w, agencyId, touched)), ...(await signedInBy(w, undo))])
}

/** Only who had not signed in is begun anew, renamed or given an address by a load. */
async function signedInBy(w: Writer, { begun, amended, renamed, addresses }: RosterUndo): Promise<string[]> {
  const moved = new Set(amended.map(({ after }) => after.personId))
  const written = [...begun.filter(({ personId }) => !moved.has(personId)), ...renamed, ...addresses]
  if (written.length === 0) return []
  const rows = await w.tx
    .select({ id: people.id })
    .from(people)
    .where(sql`${people.id} = ${anyId(written.map(({ personId }) => personId))} and is_confirmed(${people.id})`)
  return rows.map(({ id }) => id)
}

/** Lines that somebody said are theirs: their service is no longer the file's to take back. */
async function acceptedAmong(w: Writer, agencyId: string, touched: readonly string[]): Promise<Set<string>> {
  const rows = await w.tx
    .selectDistinct({ personId: invitations.personId })
    .from(invitations)
    .where(
      and(
        eq(invitations.agencyId, agencyId),
        eq(invitations.answer, 'accepted'),
        sql`${invitations.personId} = ${anyId(touched)}`,
      ),
    )
  return new Set(rows.map(({ personId }) => personId))
}

/** People whose service began with the load and who have credit from it since. */
export async function earnersAmong(
  w: Writer,
  agencyId: string,
  { begun, amended }: RosterUndo,
  since: Date,
): Promise<Set<string>> {
  const moved = new Set(amended.map(({ after }) => after.personId))
  const started = [...new Set(begun.map(({ personId }) => personId))].filter((personId) => !moved.has(personId))
  if (started.length === 0) return new Set()
  const earned = await w.tx
    .selectDistinct({ personId: credits.personId })
    .from(credits)
    .where(
      and(
        eq(credits.agencyId, agencyId),
        sql`${credits.personId} = ${anyId(started)}`,
        sql`${credits.recordedAt} >= ${since.toISOString()}::timestamptz`,
      ),
    )
  return new Set(earned.map(({ personId }) => personId))
}
