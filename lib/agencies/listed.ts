/** Agencies that come from a public list, thousands at a time, inside another command's transaction. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { newId } from '@/lib/platform/ids'
import type { agencies } from './tables'

type Listed = Pick<
  typeof agencies.$inferSelect,
  'name' | 'sortName' | 'kind' | 'ori' | 'state' | 'county' | 'timeZone' | 'latitude' | 'longitude'
>
type Saved = { ori: string; added: boolean }

/**
 * Adds agencies that are new by ORI and changes the public facts of those that came from a list before. What an
 * administrator entered by hand is not overwritten.
 */
export async function saveListed(
  w: Writer,
  listed: readonly Listed[],
  source: string,
): Promise<{ added: number; changed: number; unchanged: number }> {
  const rows = listed.map((agency) => ({ ...agency, id: newId() }))
  const saved = await w.tx.execute<Saved>(sql`
    insert into agencies (id, name, sort_name, kind, ori, state, county, time_zone, latitude, longitude, source, created_at, updated_at)
    select r.id, r.name, r."sortName", r.kind, r.ori, r.state, r.county, r."timeZone", r.latitude, r.longitude, ${source},
           ${w.ctx.now.toISOString()}::timestamptz, ${w.ctx.now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, name text, "sortName" text, kind text, ori text, state text,
      county text, "timeZone" text, latitude double precision, longitude double precision)
    on conflict (ori) do update set name = excluded.name, sort_name = excluded.sort_name, state = excluded.state,
      county = excluded.county, latitude = excluded.latitude, longitude = excluded.longitude, updated_at = excluded.updated_at
    where agencies.source is not null and (agencies.name, agencies.state, agencies.county, agencies.latitude, agencies.longitude)
      is distinct from (excluded.name, excluded.state, excluded.county, excluded.latitude, excluded.longitude)
    returning ori, (xmax = 0) as added`)
  const added = saved.filter((row) => row.added).length
  return { added, changed: saved.length - added, unchanged: listed.length - saved.length }
}
