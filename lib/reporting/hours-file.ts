/** The people of one requirement of hours as lines of a file, and its minimums before them. */
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import { hours, listName } from '@/lib/platform/words'
import { knownIn } from '@/lib/requirements/previewed/more-than-one'
import { floorsOf } from './hours-floors'
import type { HoursFilters } from './hours-inputs'
import { IN_TURN, type ShortRow, shortTold } from './hours-short'
import type { Scope } from './scope'
import { type Ways, waysOf } from './ways'

type Asked = { filters: HoursFilters; requirementId: string; period: { from: Day; to: Day } }
type Line = (string | number | null)[]

/** Read so many at a time: no agency is held in memory as a whole. */
export async function* peopleLines(
  ctx: Ctx,
  scope: Scope,
  { filters, requirementId, period: { from, to } }: Asked,
): AsyncGenerator<Line> {
  for (let skip = 0; ; skip += IN_TURN) {
    const { minimums, rows, known } = await read(ctx, async (tx) => {
      const floors = await floorsOf(tx, scope, requirementId)
      const told = await shortTold(tx, scope, { filters, requirementId, floors, most: IN_TURN, skip })
      const owing = told.rows.map(({ explanation, counted }) => ({ explanation, countedCredits: counted }))
      return { ...told, known: await knownIn({ tx, ctx }, owing) }
    })
    if (skip === 0)
      for (const { key, label, needMinutes, below } of minimums)
        yield [from, to, 'minimum', key, label, 0, 0, 0, 0, 0, null, null, null, null, needMinutes, null, null, below]
    for (const row of rows) {
      const counted = row.counted.filter(({ shared, earnedOn }) => !shared && earnedOn <= scope.day)
      const credits = new Set(counted.map(({ creditId }) => creditId)).size
      yield [from, to, ...personCells(row, waysOf(counted, known.modes), credits)]
    }
    if (rows.length < IN_TURN) return
  }
}

function personCells(row: ShortRow, { inPerson, virtual, selfPaced }: Ways, credits: number): Line {
  const { personId, givenName, familyName, unitName, position, dueOn, standing, needMinutes, haveMinutes } = row
  const missing = row.missing.map(({ label, minutes }) => `${label}, ${hours(minutes)}`).join('; ')
  return [
    ...['person', personId, listName({ given: givenName, family: familyName })],
    ...[inPerson, virtual, selfPaced, haveMinutes, credits, unitName, position, dueOn, standing],
    ...[needMinutes, Math.max(0, needMinutes - haveMinutes), missing || null, null],
  ]
}
