/**
 * Credits as the rules take them. Those of a person come column by column, each list as one value: written row by row with a name
 * before every value, three hundred of them took PostgreSQL five times as long. What no rule asks for is not read.
 */
import { type SQL, sql } from 'drizzle-orm'
import { anyRecordOf } from '@/lib/identity/joined-records'
import { anyIdGiven, idList } from '@/lib/platform/bulk'
import { named, type Tx } from '@/lib/platform/database'
import type { Look } from '../engine/looks'
import type { About, CountableCredit } from '../engine/lots'

export type EarnedCredit = CountableCredit & {
  personId: string
  courseVersionId: string | null
  agencyId: string | null
}

type Own = Omit<EarnedCredit, 'reversed' | 'about' | 'personId' | 'lots'> & { reverses: string | null }
type Always = Pick<About, 'topicIds' | 'topicMinutes' | 'mode'>
type Lists<R> = { [K in keyof R]: R[K][] }
/** No list where nothing asks for it. */
type Looked = { [K in keyof Omit<About, keyof Always>]?: Exclude<About[K], undefined>[] | null }
type Of<L> = { personId: string; lists: L }

const own = {
  ...{ id: 'id', courseId: 'course_id', courseVersionId: 'course_version_id', creditMinutes: 'credit_minutes' },
  ...{ earnedOn: 'earned_on', agencyId: 'agency_id', reverses: 'reverses' },
} satisfies Record<keyof Own, string>
/** What hours and events are asked of. */
const always = { topicIds: 'topic_ids', topicMinutes: 'topic_minutes', mode: 'mode' } satisfies Record<
  keyof Always,
  string
>
const looked = {
  priorities: { priorityIds: 'priority_ids' },
  source: { source: 'source_kind' },
  title: { title: 'title' },
  provider: { provider: 'provider', providerAgencyId: 'provider_agency_id' },
  event: {
    eventId: 'event_id',
    seriesId: 'case when event_id is not null then (select e.series_id from events e where e.id = event_id) end',
  },
} satisfies Record<Look, Partial<Record<keyof Looked, string>>>
const allLooks = Object.keys(looked) as Look[]

type Listed = { column: string; from: string; look?: Look }
const listed = (columns: Readonly<Record<string, string>>, look?: Look): Listed[] =>
  Object.entries(columns).map(([column, from]) => ({ column, from, ...(look && { look }) }))

function inLists<L>(name: string, columns: readonly Listed[], where: SQL) {
  const values = sql.raw(columns.map(({ column, from }) => `${from} as "${column}"`).join(', '))
  const lists = columns.map(({ column, look }) => {
    const list = sql.raw(`'${column}', json_agg("${column}")`)
    return look ? sql`${list} filter (where ${sql.placeholder(look)}::boolean)` : list
  })
  return named(name, (db) =>
    db
      .select({ personId: sql<string>`person_id`, lists: sql<L>`json_build_object(${sql.join(lists, sql`, `)})` })
      .from(
        sql`(select person_id, ${values} from credits where person_id = ${anyRecordOf('people')} and ${where}
          order by person_id, earned_on, id) c`,
      )
      .groupBy(sql`person_id`),
  )
}

const inModules = inLists<Lists<Own>>(
  'requirements-earned-in-modules',
  listed(own),
  sql`course_id = ${anyIdGiven('modules')}`,
)
const inAll = inLists<Lists<Own & Always> & Looked>(
  'requirements-earned',
  [...listed(own), ...listed(always), ...allLooks.flatMap((look) => listed(looked[look], look))],
  sql`true`,
)

/**
 * Credits of these people and of records that were joined to theirs, of each in order of the days earned: in these modules, or all
 * of them with as much of them as is looked at.
 */
export async function earnedBy(
  tx: Tx,
  personIds: string[],
  { courseIds, looks }: { courseIds: readonly string[] | null; looks: ReadonlySet<Look> },
): Promise<EarnedCredit[]> {
  const people = idList(personIds)
  const earned: EarnedCredit[] = []
  if (courseIds)
    for (const found of await inModules.on(tx, { people, modules: idList(courseIds) })) add(earned, found, () => null)
  else {
    const asked = Object.fromEntries(allLooks.map((look) => [look, looks.has(look)]))
    for (const found of await inAll.on(tx, { people, ...asked })) add(earned, found, aboutIn(found.lists))
  }
  return earned
}

/** A reversal stands on the record of the credit that it takes back, and names its module. */
function add(to: EarnedCredit[], { personId, lists }: Of<Lists<Own>>, aboutOf: (i: number) => About | null): void {
  const reversed = new Set(lists.reverses)
  for (const [i, id] of lists.id.entries()) {
    if (lists.reverses[i] !== null) continue
    to.push({
      id,
      courseId: at(lists.courseId, i),
      creditMinutes: at(lists.creditMinutes, i),
      earnedOn: at(lists.earnedOn, i),
      reversed: reversed.has(id),
      about: aboutOf(i),
      lots: null,
      personId,
      courseVersionId: at(lists.courseVersionId, i),
      agencyId: at(lists.agencyId, i),
    })
  }
}

const aboutIn =
  (lists: Lists<Always> & Looked) =>
  (i: number): About => ({
    topicIds: at(lists.topicIds, i),
    topicMinutes: at(lists.topicMinutes, i),
    mode: at(lists.mode, i),
    priorityIds: lists.priorityIds?.[i],
    source: lists.source?.[i],
    title: lists.title?.[i],
    provider: lists.provider?.[i],
    providerAgencyId: lists.providerAgencyId?.[i],
    eventId: lists.eventId?.[i],
    seriesId: lists.seriesId?.[i],
  })

/** All lists are of one length. */
const at = <T>(list: readonly T[], i: number): T => list[i] as T
