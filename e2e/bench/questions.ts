/** What people ask of the API most, against a bare server with the same questions as bare SQL, and against that SQL alone. */
import type postgres from 'postgres'
import { bareCounts, bareExceptions, bareLessonDone, bareOwed, bareTaken, serving } from './bare'
import type { Field } from './field'
import { CONNECTIONS, inProcess, type Measured, overHttp, SECONDS } from './measure'

/** `bare`: where the bare server listens. */
export type Bench = {
  base: string
  bare: string
  sql: postgres.Sql
  field: Field
  cookieOf: (sessionId: string) => string
}

/** The same requests to the one and to the other. */
const both = ({ base, bare }: Bench, at: (url: string) => Promise<Measured>) => ({
  ours: () => at(base),
  baseline: () => at(bare),
})

type Take = ReturnType<typeof learnersInTurn>

/** Takes the numbers in turn, and the mean of the rates as one of whole turns. */
async function inTurn(base: string, requests: (() => { path: string; cookie: string })[]) {
  let turn = 0
  const measured = await overHttp({
    url: base,
    requests: [
      {
        method: 'GET',
        setupRequest: (request) => {
          const next = requests[turn++ % requests.length]
          const { path, cookie } = (next as (typeof requests)[number])()
          return { ...request, path, headers: { cookie } }
        },
      },
    ],
  })
  return { ...measured, rate: measured.rate / requests.length }
}

/** Sealed once for each learner: what the measuring costs is not ours. Of several shares each has learners of its own. */
function learnersInTurn({ field, cookieOf }: Bench, share = 0, shares = 1) {
  const own = field.learners.filter((_, place) => place % shares === share)
  const learners = own.map((each) => ({ ...each, cookie: cookieOf(each.sessionId) }))
  let next = 0
  return () => {
    const n = next++
    const learner = learners[n % learners.length] as (typeof learners)[number]
    const turn = Math.floor(n / learners.length)
    return { ...learner, lessonKey: field.lessonKeys[turn % field.lessonKeys.length] as string }
  }
}

/** About as many as one side takes in a turn. */
const AT_ONCE = 800 * SECONDS

/** Those who come next have asked for their page before, as everybody has who is at a lesson. */
async function arrived(url: string, take: Take): Promise<Take> {
  const ready = Array.from({ length: AT_ONCE }, take)
  let next = 0
  const ask = async () => {
    for (let at = next++; at < ready.length; at = next++) {
      const { cookie } = ready[at] as ReturnType<Take>
      const answer = await fetch(`${url}/api/v1/me/enrollments`, { headers: { cookie } })
      if (!answer.ok) throw new Error(`${answer.status}: ${url}`)
      await answer.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, ask))
  return () => ready.pop() ?? take()
}

/**
 * A lesson marked done through the API, each side by learners of its own: who has just done one is told to wait before the
 * next, and that would be quicker than the change.
 */
export function lessonDone(bench: Bench) {
  const [ofOurs, ofBare, ofInside] = [0, 1, 2].map((share) => learnersInTurn(bench, share, 3)) as [Take, Take, Take]
  const done = () => JSON.stringify({ placeAt: new Date().toISOString(), done: true })
  const at = async (url: string, learners: Take) => {
    const take = await arrived(url, learners)
    return overHttp({
      url,
      verifyBody: (body) => String(body).includes('"doneAt":"'),
      requests: [
        {
          method: 'PUT',
          setupRequest: (request) => {
            const { enrollmentId, lessonKey, cookie } = take()
            return {
              ...request,
              path: `/api/v1/enrollments/${enrollmentId}/lessons/${lessonKey}/progress`,
              headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
              body: done(),
            }
          },
        },
      ],
    })
  }
  const inside = () =>
    inProcess(() => bareLessonDone(bench.sql, { ...ofInside(), placeAt: new Date().toISOString(), done: true }))
  return { ours: () => at(bench.base, ofOurs), baseline: () => at(bench.bare, ofBare), inside }
}

/** What a learner's home asks: what is owed, and what is being taken. */
export function learnersHome(bench: Bench) {
  const { sql } = bench
  const take = learnersInTurn(bench)
  const asked = (path: string) => () => ({ path, cookie: take().cookie })
  const at = (url: string) => inTurn(url, [asked('/api/v1/me/obligations'), asked('/api/v1/me/enrollments')])
  const inside = () =>
    inProcess(async () => {
      const { personId } = take()
      await bareOwed(sql, personId)
      await bareTaken(sql, personId)
    })
  return { ...both(bench, at), inside }
}

const reportOf = (agencyId: string, name: string) => `/api/v1/agencies/${agencyId}/reports/${name}`

/** The first screen of a coordinator: counts and the first exceptions. */
export function completionReport(bench: Bench) {
  const { sql, field, cookieOf } = bench
  const { agencyId } = field
  const cookie = cookieOf(field.coordinatorSession)
  const asked = (name: string) => () => ({ path: reportOf(agencyId, name), cookie })
  const at = (url: string) => inTurn(url, [asked('summary'), asked('exceptions?limit=50')])
  const inside = () =>
    inProcess(async () => {
      await bareCounts(sql, agencyId)
      await bareExceptions(sql, agencyId)
    })
  return { ...both(bench, at), inside }
}

/** The counts alone, against the same question as bare SQL: they are made anew each time, so this is what keeping them would save. */
export function counts({ base, sql, field, cookieOf }: Bench) {
  const { agencyId } = field
  const cookie = cookieOf(field.coordinatorSession)
  const ours = () => inTurn(base, [() => ({ path: reportOf(agencyId, 'summary'), cookie })])
  const baseline = () => inProcess(() => bareCounts(sql, agencyId))
  return { ours, baseline }
}

/** The completion table of the agency as a file (1,000 people, 12,000 rows), against the rows as bare SQL. */
export function completionFile({ base, sql, field, cookieOf }: Bench) {
  const { agencyId } = field
  const cookie = cookieOf(field.coordinatorSession)
  const path = reportOf(agencyId, 'completion.csv')
  let turn = 0
  // Nobody may have more than a few files on their way at once, so the coordinators take turns.
  const cookies = field.coordinatorSessions.map(cookieOf)
  const ours = () => inTurn(base, [() => ({ path, cookie: cookies[turn++ % cookies.length] ?? cookie })])
  const baseline = () =>
    inProcess(
      () => sql`select p.family_name, p.given_name, a.employee_number, u.name as unit, r.name, o.due_on, o.satisfied_on, o.explanation
        from obligations o join affiliations a on a.person_id = o.person_id and ${serving(sql, agencyId)} join people p on p.id = o.person_id
        join requirements r on r.id = o.requirement_id left join units u on u.id = a.unit_id
        where o.agency_id = ${agencyId} order by p.sort_name, p.id, r.name`,
    )
  return { ours, baseline }
}
