/** What happens at once around an event: 300 who want 100 places, a thousand people at four doors, and the credit of 300. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Bench } from './questions'

const PLACES = 100
const WANTING = 300
const AT_THE_DOORS = 1000
const DOORS = 4

type Held = { eventId: string; sessionId: string; registrationIds: string[] }

/** An event of the coordinator who measures, half over: `coming` of the learners are registered. */
async function holdEvent({ sql, field }: Bench, capacity: number, from: string, to: string, coming: string[]) {
  const [eventId, sessionId] = [randomUUID(), randomUUID()]
  const [person] = await sql`select person_id as id from sessions where id = ${field.coordinatorSession}`
  const name = `held-${eventId}`
  await sql`insert into events (id, slug, title, summary, description, kind, format, status, organizer_id, sponsor, audiences, topic_ids, priority_ids,
      cost, contact_name, contact_email, credit_minutes, hide_place, sequence, created_at, updated_at, published_at, search, search_words)
    values (${eventId}, ${name}, ${name}, 'A half day.', '', 'training', 'in-person', 'published', ${person?.id}, 'Office', '{law-enforcement}', '{}',
      '{collaboration}', 'Free', 'Somebody', 'events@agency.example', 180, false, 0, now(), now(), now(), to_tsvector('english', ${name}), ${name})`
  await sql`insert into event_sessions (id, event_id, position, starts_local, ends_local, zone, starts_at, ends_at, venue_name, address, city, state, postal_code)
    select ${sessionId}, ${eventId}, 0, s at time zone 'America/Los_Angeles', e at time zone 'America/Los_Angeles', 'America/Los_Angeles', s, e,
      'Harbor Hall', '200 Quay Street', 'Marlow Bay', 'CA', '93999' from (select now() + ${from}::interval as s, now() + ${to}::interval as e) t`
  await sql`insert into event_registration_settings (event_id, unit, capacity, needs_approval, questions, audience_limit, audience_proof, guests_allowed, version, updated_at, updated_by)
    values (${eventId}, 'event', ${capacity}, false, '[]', '{}', '', false, 1, now(), ${person?.id})`
  const rows =
    await sql`insert into registrations (id, event_id, person_id, agency_id, state, queued_at, answers, told_sequence, check_in_code, created_at, changed_at)
    select gen_random_uuid(), ${eventId}, p.id::uuid, (select a.agency_id from affiliations a where a.person_id = p.id::uuid limit 1), 'registered', now(), '{}', 0,
      upper(substr(md5(p.id || ${eventId}), 1, 8)), now(), now() from unnest(${coming}::text[]) p(id) returning id`
  return { eventId, sessionId, registrationIds: rows.map(({ id }) => String(id)) }
}

async function asked<T>({ base }: Bench, path: string, cookie: string, body?: object): Promise<T> {
  const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const answer = await fetch(`${base}/api/v1${path}`, {
    headers,
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

async function took<T>(work: () => Promise<T>): Promise<{ seconds: number; answer: T }> {
  const began = performance.now()
  const answer = await work()
  return { answer, seconds: (performance.now() - began) / 1000 }
}

const said = (seconds: number) => `${seconds.toFixed(1)} s`

/** @returns how long it took until all were answered, and that no place was given twice */
export async function placesAtOnce(bench: Bench): Promise<string> {
  const { sql, field, cookieOf } = bench
  const { eventId } = await holdEvent(bench, PLACES, '30 days', '30 days 3 hours', [])
  const people = field.learners.slice(0, WANTING).map(({ sessionId }) => cookieOf(sessionId))
  let again = 0
  // Who is told that there is no connection free asks again, as people do; sent twice it is one registration.
  const registers = async (cookie: string): Promise<unknown> => {
    try {
      return await asked(bench, `/events/${eventId}/registrations`, cookie, {})
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes(': 503 ')) throw error
      again += 1
      await wait(1000)
      return registers(cookie)
    }
  }
  const { seconds } = await took(() => Promise.all(people.map(registers)))
  const [count] = await sql`select count(*) filter (where state = 'registered')::int as held,
    count(*) filter (where state = 'waitlisted')::int as waiting from registrations where event_id = ${eventId}`
  if (count?.held !== PLACES || count.waiting !== WANTING - PLACES)
    throw new Error(`Oversold: ${JSON.stringify(count)}`)
  return `${WANTING} registrations for ${PLACES} places at once: ${said(seconds)}, ${again} had to ask again, 0 oversold`
}

/** One mark a request, as a device with a connection sends it; each door sends its next when the last was kept. */
export async function thousandAtTheDoors(bench: Bench): Promise<string> {
  const { field, cookieOf } = bench
  const coming = field.learners.slice(0, AT_THE_DOORS).map(({ personId }) => personId)
  const held = await holdEvent(bench, AT_THE_DOORS, '-1 hour', '2 hours', coming)
  const cookie = cookieOf(field.coordinatorSession)
  const waits = [...held.registrationIds]
  const slowest: number[] = []
  const { seconds } = await took(() =>
    Promise.all(
      Array.from({ length: DOORS }, async (_, door) => {
        for (let next = waits.pop(); next; next = waits.pop()) {
          const marks = [markOf(held, next)]
          const one = await took(() =>
            asked(bench, `/events/${held.eventId}/marks`, cookie, { door: `Door ${door}`, walkIns: [], marks }),
          )
          slowest.push(one.seconds)
        }
      }),
    ),
  )
  const list = await took(() => asked<{ marks: object[] }>(bench, `/events/${held.eventId}/door`, cookie))
  if (list.answer.marks.length !== AT_THE_DOORS) throw new Error(`${list.answer.marks.length} marks were kept.`)
  const p95 = slowest.sort((a, b) => a - b)[Math.floor(slowest.length * 0.95)] ?? 0
  return `${AT_THE_DOORS} check-ins at ${DOORS} doors: ${said(seconds)} (aim 60 s), p95 ${Math.round(p95 * 1000)} ms, their list in ${said(list.seconds)}`
}

const markOf = ({ sessionId }: Held, registrationId: string) => ({
  ...{ markId: randomUUID(), sessionId, registrationId },
  ...{ kind: 'in', way: 'scan', secondsAgo: 0 },
})

/** Attendance of 300 people, looked at and confirmed: each a credit, a certificate, and what they owe derived anew. */
export async function creditOf300(bench: Bench): Promise<string> {
  const { sql, field, cookieOf } = bench
  const coming = field.learners.slice(0, WANTING).map(({ personId }) => personId)
  const { eventId, sessionId } = await holdEvent(bench, WANTING, '-4 hours', '-1 hour', coming)
  await sql`insert into check_ins (id, event_id, session_id, registration_id, kind, at, received_at, recorded_by, way)
    select gen_random_uuid(), event_id, ${sessionId}, id, 'in', now() - interval '4 hours', now(), person_id, 'scan' from registrations
    where event_id = ${eventId}`
  const cookie = cookieOf(field.coordinatorSession)
  const shown = await took(() => asked<{ seen: string }>(bench, `/events/${eventId}/attendance`, cookie))
  const { seen } = shown.answer
  const { seconds, answer } = await took(() =>
    asked<{ posted: number }>(bench, `/events/${eventId}/attendance/confirmation`, cookie, { seen }),
  )
  if (answer.posted !== WANTING) throw new Error(`${answer.posted} credits were posted.`)
  return `credit of ${WANTING} people: shown in ${said(shown.seconds)}, confirmed in ${said(seconds)} (aim 3 s)`
}
