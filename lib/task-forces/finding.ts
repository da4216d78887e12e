/** Finding task forces: by ZIP code, state, kind and words. */
import { and, asc, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { directoryDay } from '@/lib/directory/days'
import { countyOfZip } from '@/lib/directory/zip-counties'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { everyWordIn } from '@/lib/platform/finding'
import { foldedWords } from '@/lib/platform/fold'
import type { Day } from '@/lib/platform/time'
import { pointOfZip } from '@/lib/platform/zip-points'
import { statesOfZip } from '@/lib/platform/zip-states'
import { type Area, type AskedPlace, type Ranked, rankedFor } from './areas'
import { findTaskForcesInput, type TaskForceFilter } from './inputs'
import { itemsOf } from './queries'
import type { TaskForces } from './shapes'
import { taskForces } from './tables'

const PAGE = 25
/** Below this two words are not a slip of the keyboard but different words. */
const ALIKE = 0.5
const ZIP = /^\d{5}(?:-?\d{4})?$/

/**
 * A page of 25. With a known ZIP code those that serve its county, then those that serve its whole state, then those whose seat
 * lies within 50 miles, in each the nearest first; without one by name. Words are looked for in names, areas and partners; found
 * nowhere, words like them are. With an unknown ZIP code nothing is found by it, and `place` says so.
 */
export async function findTaskForces(ctx: Ctx, input: unknown = {}): Promise<TaskForces> {
  const { page: asked, ...filter } = findTaskForcesInput.parse(input)
  const place = askedPlace(filter.zip)
  return read(ctx, async (tx) => {
    const today = directoryDay(ctx.now)
    const found = await areasOf(tx, filter, today, filter.q ? hasWords(filter.q, today) : undefined)
    const isClose = found.length === 0 && foldedWords(filter.q).length > 0
    const areas = isClose ? await areasOf(tx, filter, today, isLike(filter.q, today)) : found
    const ranked = ranking(areas, place)
    const pages = Math.max(1, Math.ceil(ranked.length / PAGE))
    const page = Math.min(asked, pages)
    const shown = ranked.slice((page - 1) * PAGE, page * PAGE)
    const items = await itemsOf(
      tx,
      shown.map(({ taskForceId }) => taskForceId),
      ctx.now,
    )
    return {
      ...{ total: ranked.length, page, pages, onlyClose: isClose && ranked.length > 0 },
      place: place && withoutPoint(place),
      items: items.map((item, at) => ({ ...item, serves: shown[at]?.serves ?? null, miles: shown[at]?.miles ?? null })),
    }
  })
}

/** What is known of the ZIP code that was typed; nothing when none was. */
function askedPlace(zip: string | undefined): AskedPlace | null {
  if (!zip) return null
  const point = pointOfZip(zip)
  const county = countyOfZip(zip)
  const states = county ? [county.slice(0, 2)] : ZIP.test(zip) ? statesOfZip(zip) : []
  return {
    zip,
    // Of one that lies nowhere near another, the state may be known all the same.
    isKnown: point !== null || states.length > 0,
    isExact: point?.isExact ?? false,
    state: states[0] ?? null,
    ...{ county, states, point },
  }
}

const withoutPoint = ({ point: _, states: __, ...place }: AskedPlace): TaskForces['place'] => place

const ranking = (areas: readonly Area[], place: AskedPlace | null): Ranked[] =>
  place ? rankedFor(areas, place) : areas.map(({ taskForceId }): Ranked => ({ taskForceId, serves: null, miles: null }))

/** There are hundreds in the country, not thousands: which of them serve a place is told here. */
const areasOf = (
  tx: Tx,
  { state, kind, ended }: TaskForceFilter,
  today: Day,
  words: SQL | undefined,
): Promise<Area[]> =>
  tx
    .select({
      taskForceId: taskForces.id,
      sortName: taskForces.sortName,
      servedStates: taskForces.servedStates,
      servedCounties: taskForces.servedCounties,
      latitude: taskForces.latitude,
      longitude: taskForces.longitude,
    })
    .from(taskForces)
    .where(
      and(
        state ? isIn(state) : undefined,
        kind.length > 0 ? inArray(taskForces.kind, kind) : undefined,
        ended ? undefined : or(isNull(taskForces.endedOn), gt(taskForces.endedOn, today)),
        words,
      ),
    )
    .orderBy(asc(taskForces.sortName), asc(taskForces.id))

/** Its seat lies there, or it serves it or one of its counties. */
const isIn = (state: string): SQL => sql`(${taskForces.state} = ${state} or ${state} = any(${taskForces.servedStates})
  or exists (select 1 from unnest(${taskForces.servedCounties}) c where left(c, 2) = ${state}))`

const textOn = (
  today: Day,
) => sql`folded(concat_ws(' ', ${taskForces.name}, ${taskForces.servedWords}, array_to_string(${taskForces.servedCounties}, ' '),
  (select string_agg(coalesce(p.name, a.name), ' ') from task_force_partners p left join agencies a on a.id = p.agency_id
    where p.task_force_id = ${taskForces.id} and p.valid_from <= ${today} and (p.valid_to is null or p.valid_to > ${today}))))`
const hasWords = (typed: string, today: Day): SQL | undefined =>
  foldedWords(typed).length > 0 ? everyWordIn(textOn(today), typed) : undefined
const isLike = (typed: string, today: Day): SQL => sql`word_similarity(folded(${typed}), ${textOn(today)}) >= ${ALIKE}`
