/** Editions of modules as rules that ask for new ones go by them. */
import { sql } from 'drizzle-orm'
import { anyIdGiven, idList } from '@/lib/platform/bulk'
import { named, type Tx } from '@/lib/platform/database'
import { grouped } from '@/lib/platform/grouped'
import { asksForEditions } from '../engine/editions'
import type { Edition, Version } from '../shapes'
import type { Rule } from './stated-rules'

/** The first edition of a module is new to nobody, whatever its text says. */
const published = named('requirements-editions', (db) =>
  db
    .select({
      agencyId: sql<string>`a.id`,
      id: sql<string>`v.id`,
      courseId: sql<string>`v.course_id`,
      number: sql<number>`v.edition`,
      name: sql<string>`v.edition_name`,
      on: sql<string>`((v.published_at at time zone a.time_zone)::date)::text`,
      isMaterial: sql<boolean>`(v.is_material and exists (
        select 1 from course_versions b where b.course_id = v.course_id and b.edition < v.edition))`,
      differenceId: sql<string | null>`v.difference_id`,
    })
    .from(sql`course_versions v cross join agencies a`)
    .where(sql`v.course_id = ${anyIdGiven('modules')} and a.id = ${anyIdGiven('agencies')}`)
    .orderBy(sql`v.published_at, v.edition`),
)

const NONE: readonly Edition[] = []

/** Of each rule all editions of the modules for which it asks again after a new one; none for the others, which ask nothing. */
export async function editionsOf(tx: Tx, rules: readonly Rule[]): Promise<(rule: Rule) => readonly Edition[]> {
  const asking = rules.filter(({ versions }) => asksForEditions(versions))
  if (asking.length === 0) return () => NONE
  const modules = idList([...new Set(asking.flatMap(({ versions }) => modulesIn(versions)))])
  const agencies = idList([...new Set(asking.map(({ agencyId }) => agencyId))])
  const rows = grouped(await published.on(tx, { modules, agencies }), ({ agencyId }) => agencyId)
  const ofRule = new Map(
    asking.map((rule) => {
      const own = new Set(modulesIn(rule.versions))
      const editions = (rows.get(rule.agencyId) ?? []).filter(({ courseId }) => own.has(courseId))
      return [rule, editions.map(({ agencyId: _, ...edition }) => edition)]
    }),
  )
  return (rule) => ofRule.get(rule) ?? NONE
}

const modulesIn = (versions: readonly Version[]): string[] =>
  versions.flatMap(({ criterion }) => (criterion.kind === 'course' ? criterion.courseId : []))
