/** What an agency's own papers call somebody who goes by another name in the record. */
import { and, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { people } from '@/lib/identity/tables'
import { asSystem } from '@/lib/platform/database'
import { namesOnPapers } from './consent-tables'

/** Keeps the name for this agency only; a name that is the person's own again needs no keeping. */
export async function nameOnPapers(
  w: Writer,
  { agencyId, personId, ...name }: { agencyId: string; personId: string; givenName: string; familyName: string },
): Promise<void> {
  const of = and(eq(namesOnPapers.agencyId, agencyId), eq(namesOnPapers.personId, personId))
  const [own] = await w.tx
    .select({ givenName: people.givenName, familyName: people.familyName })
    .from(people)
    .where(eq(people.id, personId))
  const [kept] = await w.tx.select().from(namesOnPapers).where(of)
  const before = kept ?? own
  if (!before || (before.givenName === name.givenName && before.familyName === name.familyName)) return
  if (own?.givenName === name.givenName && own.familyName === name.familyName)
    await w.tx.delete(namesOnPapers).where(of)
  else
    await w.tx
      .insert(namesOnPapers)
      .values({ agencyId, personId, ...name, recordedAt: w.ctx.now })
      .onConflictDoUpdate({
        target: [namesOnPapers.agencyId, namesOnPapers.personId],
        set: { ...name, recordedAt: w.ctx.now },
      })
  const was = { givenName: before.givenName, familyName: before.familyName }
  w.record('person.renamed', {
    ...{ kind: 'person', id: personId, personId, agencyId },
    detail: { onPapersOnly: true, before: was, after: name },
  })
}

type Part = 'given_name' | 'family_name'
type Whose = { person: SQLWrapper; agency: SQLWrapper }

/** The person of the row `n` has not said that they serve there. */
const waits = sql`not exists (select 1 from joinings j where j.person_id = n.person_id and j.agency_id = n.agency_id)`

/** A part of a name as the agency may read it: before somebody has said that they serve there, as it wrote it itself. */
export const nameShownTo = (
  part: Part,
  { person, agency }: Whose,
  own: SQLWrapper,
): SQL<string> => sql<string>`coalesce((
  select n.${sql.raw(part)} from names_on_papers n where n.person_id = ${person} and n.agency_id = ${agency}
    and ${waits}), ${own})`

/** A whole name as the agency may read it; null where `people` was joined to nobody. */
export const fullNameShownTo = (agency: SQLWrapper): SQL<string | null> => {
  const whose = { person: people.id, agency }
  const [given, family] = [people.givenName, people.familyName]
  return sql<
    string | null
  >`trim(${nameShownTo('given_name', whose, given)} || ' ' || ${nameShownTo('family_name', whose, family)})`
}

const written = sql`folded(concat_ws(', ', nullif(n.family_name, ''), nullif(n.given_name, '')))`

/** For sorting and finding, of many rows at once: joins what the agency wrote of those who have not said yes to it, as `n`. */
export const joinNamesWritten = ({ person, agency }: Whose): SQL =>
  sql`left join names_on_papers n on n.person_id = ${person} and n.agency_id = ${agency} and ${waits}`
export const sortNameJoined = (own: SQLWrapper): SQL<string> =>
  sql<string>`case when n.person_id is null then ${own} else ${written} end`

/** The same for one row: by which name the agency sorts and finds somebody. */
export const sortNameShownTo = ({ person, agency }: Whose, own: SQLWrapper): SQL<string> => sql<string>`coalesce((
  select ${written} from names_on_papers n where n.person_id = ${person} and n.agency_id = ${agency} and ${waits}
  order by n.recorded_at limit 1), ${own})`

/** Before somebody takes another name: agencies to which they have not said that they serve there keep the one they wrote. */
export async function keepNamesWritten(w: Writer, personId: string): Promise<void> {
  await asSystem(w.tx, w.ctx, () =>
    w.tx.execute(sql`insert into names_on_papers (agency_id, person_id, given_name, family_name, recorded_at)
      select distinct a.agency_id, p.id, p.given_name, p.family_name, ${w.ctx.now.toISOString()}::timestamptz
      from affiliations a join people p on p.id = a.person_id where a.person_id = ${personId}::uuid
        and not exists (select 1 from joinings j where j.person_id = a.person_id and j.agency_id = a.agency_id)
      on conflict do nothing`),
  )
}
