/** Minimums inside the hours of a requirement, version by version, as the database compares what counts with them. */
import { isDeepStrictEqual } from 'node:util'
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/database'
import { loadCalled } from '@/lib/requirements/called'
import type { Criterion } from '@/lib/requirements/engine/criterion'
import { capsOf, minimumsOf } from '@/lib/requirements/engine/how-far'
import { partsOf, type TimePart } from '@/lib/requirements/engine/parts'
import { numbersIn } from '@/lib/requirements/engine/progress'
import type { Scope } from './scope'

type Limit = { label: string; atMost: number }
/** `key` names the same minimum in each version; `topicId` where it is of one topic alone. */
type Minimum = { key: string; topicId: string | null; label: string; needMinutes: number; limits: Limit[] }
type Floor = { version: string; key: string; label: string; least: number; inside: number[]; top: boolean }
export type Floors = { minimums: Minimum[]; limits: Limit[]; floors: Floor[] }

/** Of all versions, since people may still owe under an earlier one; the minimums are those of the version in force on the day. */
export async function floorsOf(tx: Tx, { agencyId, day }: Scope, requirementId: string): Promise<Floors> {
  const versions = await tx.execute<{ id: string; criterion: Criterion; inForce: boolean }>(sql`
    select v.id, v.criterion, v.effective_from <= ${day}::date as "inForce" from requirement_versions v
    where v.requirement_id = ${requirementId}::uuid and v.agency_id = ${agencyId}::uuid and v.criterion->>'kind' = 'minutes'
    order by v.effective_from desc, v.number desc limit 200`)
  const called = await loadCalled(
    tx,
    versions.map(({ criterion }) => criterion),
  )
  const now = (versions.find(({ inForce }) => inForce) ?? versions[0])?.criterion
  const floors = versions.flatMap(({ id, criterion }) =>
    minimumsOf(criterion, called).map(({ part, label, need }): Floor => {
      const inside = [...numbersIn(criterion, part)].map((number) => number + 1)
      const { depth, mayShare } = timePart(criterion, part)
      return {
        version: id,
        key: keyOf(criterion, part, now),
        label,
        least: need,
        inside,
        top: depth === 1 && !mayShare,
      }
    }),
  )
  if (!now) return { minimums: [], limits: [], floors }
  const caps = capsOf(now)
  const limitsOf = (number: number) =>
    caps.flatMap(({ part, label, atMost }) => (part === number ? { label, atMost } : []))
  const minimums = minimumsOf(now, called).map(({ part, label, need }): Minimum => {
    const key = keyOf(now, part, now)
    return { key, topicId: topicOf(now, part), label, needMinutes: need, limits: limitsOf(part) }
  })
  return { minimums, limits: limitsOf(0), floors }
}

function timePart(criterion: Criterion, number: number): TimePart {
  const part = partsOf(criterion).find((each) => each.part === number)
  if (part?.kind !== 'minutes') throw new RangeError(`Part ${number} asks for no minutes.`)
  return part
}

function topicOf(criterion: Criterion, number: number): string | null {
  const { of, depth } = timePart(criterion, number)
  const { topics, ...others } = of.at(-1) ?? {}
  const [only, more] = topics ?? []
  return only && !more && depth === 1 && Object.keys(others).length === 0 ? only : null
}

/** By its topic, or else by the place that it has in the rule of today; what is not in that any longer by its own. */
function keyOf(criterion: Criterion, part: number, now: Criterion | undefined): string {
  const topic = topicOf(criterion, part)
  if (topic !== null) return topic
  const { of } = timePart(criterion, part)
  if (criterion === now || !now) return `part-${part}`
  const same = partsOf(now).find((each) => each.kind === 'minutes' && each.depth > 0 && isDeepStrictEqual(each.of, of))
  return same ? `part-${same.part}` : `before-${part}`
}

/** `floors`: each minimum of each version; `lacking`: who of `stands` has less than it, and how many minutes they lack. */
export const lacking = ({ floors }: Floors): SQL => sql`
  floors as materialized (
    select f.version, f.key, f.label, f.least, array(select jsonb_array_elements_text(f.inside)::int) as inside, f.top
    from jsonb_to_recordset(${JSON.stringify(floors)}::jsonb) as f(version uuid, key text, label text, least int, inside jsonb, top boolean)),
  lacking as materialized (
    select s.person_id, f.key, f.label, f.top, f.least - coalesce((select sum(s.parts[i]) from unnest(f.inside) i), 0)::int as minutes
    from stands s join floors f on f.version = s.version_id
    where not s.met and coalesce((select sum(s.parts[i]) from unnest(f.inside) i), 0) < f.least)`
