/**
 * Credits as the rules take them. They come column by column, each list as one value: written row by row with a name before
 * every value, three hundred of them took PostgreSQL five times as long.
 */
import { type SQL, sql } from 'drizzle-orm'
import { anyRecordOf } from '@/lib/identity/joined-records'
import { anyIdGiven, idList } from '@/lib/platform/bulk'
import { named, type Tx } from '@/lib/platform/database'
import type { About, CountableCredit } from '../engine/lots'

export type EarnedCredit = CountableCredit & {
  personId: string
  courseVersionId: string | null
  agencyId: string | null
}

type Lists<R> = { [K in keyof R]: R[K][] }
type Read = Lists<Omit<EarnedCredit, 'reversed' | 'about'> & { reverses: string | null }>
type ReadAbout = Lists<Required<About>>

const own = {
  ...{ id: 'id', personId: 'person_id', courseId: 'course_id', courseVersionId: 'course_version_id' },
  ...{ creditMinutes: 'credit_minutes', earnedOn: 'earned_on', agencyId: 'agency_id', reverses: 'reverses' },
} satisfies Record<keyof Read, string>
/** What hours and events are asked of. */
const about = {
  ...{ topicIds: 'topic_ids', topicMinutes: 'topic_minutes', priorityIds: 'priority_ids', mode: 'mode' },
  ...{
    source: 'source_kind',
    title: 'title',
    provider: 'provider',
    providerAgencyId: 'provider_agency_id',
    eventId: 'event_id',
  },
  seriesId: 'case when event_id is not null then (select e.series_id from events e where e.id = event_id) end',
} satisfies Record<keyof About, string>

function listed<R>(name: string, columns: Record<string, string>, where: SQL) {
  const names = Object.keys(columns)
  const lists = sql.raw(names.map((each) => `'${each}', coalesce(json_agg("${each}"), '[]')`).join(', '))
  const values = sql.raw(names.map((each) => `${columns[each]} as "${each}"`).join(', '))
  return named(name, (db) =>
    db
      .select({ lists: sql<R>`json_build_object(${lists})` })
      .from(
        sql`(select ${values} from credits where person_id = ${anyRecordOf('people')} and ${where} order by earned_on, id) c`,
      ),
  )
}

const inModules = listed<Read>('requirements-earned-in-modules', own, sql`course_id = ${anyIdGiven('modules')}`)
const inAll = listed<Read & ReadAbout>('requirements-earned', { ...own, ...about }, sql`true`)

/** Credits of these people and of records that were joined to theirs, in order of the days earned: in these modules, or all of them. */
export async function earnedBy(tx: Tx, personIds: string[], courseIds: string[] | null): Promise<EarnedCredit[]> {
  const people = idList(personIds)
  if (courseIds) {
    const [found] = await inModules.on(tx, { people, modules: idList(courseIds) })
    return found ? rowsOf(found.lists, () => null) : []
  }
  const [found] = await inAll.on(tx, { people })
  return found ? rowsOf(found.lists, aboutIn(found.lists)) : []
}

/** A reversal stands on the record of the credit that it takes back, and names its module. */
function rowsOf(lists: Read, aboutOf: (i: number) => About | null): EarnedCredit[] {
  const reversed = new Set(lists.reverses)
  return lists.id.flatMap((id, i): EarnedCredit[] => {
    if (lists.reverses[i] !== null) return []
    return [
      {
        id,
        courseId: at(lists.courseId, i),
        creditMinutes: at(lists.creditMinutes, i),
        earnedOn: at(lists.earnedOn, i),
        reversed: reversed.has(id),
        about: aboutOf(i),
        personId: at(lists.personId, i),
        courseVersionId: at(lists.courseVersionId, i),
        agencyId: at(lists.agencyId, i),
      },
    ]
  })
}

const aboutIn =
  (lists: ReadAbout) =>
  (i: number): About => ({
    topicIds: at(lists.topicIds, i),
    topicMinutes: at(lists.topicMinutes, i),
    priorityIds: at(lists.priorityIds, i),
    mode: at(lists.mode, i),
    source: at(lists.source, i),
    title: at(lists.title, i),
    provider: at(lists.provider, i),
    providerAgencyId: at(lists.providerAgencyId, i),
    eventId: at(lists.eventId, i),
    seriesId: at(lists.seriesId, i),
  })

/** All lists are of one length. */
const at = <T>(list: readonly T[], i: number): T => list[i] as T
