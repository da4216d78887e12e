/** The directory asked by ZIP code over 25,000 listings, against the same square and formula as bare SQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { countyOfZip } from '@/lib/directory/zip-counties'
import { boxAround } from '@/lib/platform/distance'
import { pointOfZip, type ZipPoint } from '@/lib/platform/zip-points'
import { statesOfZip } from '@/lib/platform/zip-states'
import { inProcess, overHttp } from './measure'
import type { Bench } from './questions'

const LISTINGS = 25_000
/** Few serve whole states, very few the country. */
const STATEWIDE_EVERY = 25
const NATIONWIDE_EVERY = 500
/** A third says which county it serves. */
const COUNTY_EVERY = 3

type Zip = { zip: string; state: string; county: string | null; point: ZipPoint }

/** ZIP codes all over the country, the same ones each time. */
function zips(): Zip[] {
  const found: Zip[] = []
  for (let n = 0; found.length < 5000; n += 1) {
    const zip = String((n * 7919 + 10_001) % 100_000).padStart(5, '0')
    const point = pointOfZip(zip)
    const [state] = statesOfZip(zip)
    if (point && state) found.push({ zip, state, county: countyOfZip(zip), point })
  }
  return found
}

export async function fillListings(sql: postgres.Sql): Promise<void> {
  const all = zips()
  const rows = Array.from({ length: LISTINGS }, (_, n) => {
    const { zip, state, county, point } = all[n % all.length] as Zip
    const wide = n % NATIONWIDE_EVERY === 0
    return {
      ...{ id: randomUUID(), n, zip, state, latitude: point.latitude, longitude: point.longitude, wide },
      states: n % STATEWIDE_EVERY === 0 ? [state] : [],
      counties: county && n % COUNTY_EVERY === 0 ? [county] : [],
    }
  })
  const [person] = await sql`select id from people limit 1`
  await sql`insert into listings (id, slug, kind, status, name, sort_name, summary, victimization_ids, service_ids, population_ids,
      language_ids, served_states, served_counties, is_nationwide, is_wide, city, state, postal_code, latitude, longitude, phone,
      source_name, last_verified_on, verified_how, verified_by, created_at, updated_at, listed_at, search, search_words)
    select id, 'listing-' || n, (array['service-provider', 'human-trafficking-task-force', 'coalition'])[1 + n % 3], 'listed', 'Listing ' || n,
      'listing ' || lpad(n::text, 6, '0'), 'Case management, advocates and a place to stay for a while.', '{human-trafficking-labor,human-trafficking-sex}',
      '{individual-advocacy,emergency-shelter,immigration-legal,transport}', '{adults}', case when n % 3 = 0 then '{eng,spa,vie}' else '{eng,spa}' end::text[],
      array(select jsonb_array_elements_text(states)), array(select jsonb_array_elements_text(counties)), wide, wide, 'Town ' || n % 400, state, zip, latitude, longitude, '555-010-0142',
      'Their own page', current_date - (n % 200), 'called', ${person?.id}, now(), now(), now(),
      to_tsvector('english', 'listing ' || n), 'listing ' || n
    from jsonb_to_recordset(${sql.json(rows)}) as r(id uuid, n int, zip text, state text, latitude float8, longitude float8, wide boolean, states jsonb, counties jsonb)`
  await sql`vacuum analyze listings`
}

/** The first page near a ZIP code with its total, another code each time. */
export function nearZip({ base, sql }: Bench) {
  const asked = zips().slice(0, 500)
  let next = 0
  const take = () => asked[next++ % asked.length] as Zip
  const ours = () =>
    overHttp({
      url: base,
      requests: [
        {
          method: 'GET',
          setupRequest: (request) => ({ ...request, path: `/api/v1/directory/listings?zip=${take().zip}` }),
        },
      ],
    })
  const baseline = () =>
    inProcess(async () => {
      const { point, state, county } = take()
      const { south, north, spans } = boxAround(point, 50)
      const [{ west, east } = { west: -180, east: 180 }] = spans
      await sql`select l.*, count(*) over () as total, 3958.7613 * acos(least(1, sin(radians(latitude)) * sin(radians(${point.latitude}))
          + cos(radians(latitude)) * cos(radians(${point.latitude})) * cos(radians(longitude - ${point.longitude})))) as miles
        from listings l where status = 'listed' and ((latitude between ${south} and ${north} and longitude between ${west} and ${east})
          or (state = ${state} and served_counties && ${county ? [county] : []}::text[])
          or (state = ${state} and served_states @> ${[state]}::text[]) or (is_wide and is_nationwide)) order by miles limit 25`
    })
  return { ours, baseline }
}
