/** Each figure beside its baseline, eight connections, in the same run. The ratio is what counts; the machine is noisy. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { sealSessionToken } from '@/lib/identity/session-token'
import { startEmbedded } from '@/lib/platform/embedded-database'
import { newId } from '@/lib/platform/ids'
import { type Field, fillField } from './field'
import { CONNECTIONS, compare, inProcess, overHttp } from './measure'

const PORT = 3977
const base = `http://127.0.0.1:${PORT}`
const secret = 'the secret of the benchmark, thirty-two or more'
const cookieOf = (sid: string) => `attest.session=${sealSessionToken({ sid, exp: Date.now() / 1000 + 36_000 }, secret)}`

const data = await mkdtemp(path.join(os.tmpdir(), 'attest-bench-'))
await chmod(data, 0o755)
const server = spawn(process.execPath, ['.next/front/server.mjs'], {
  env: {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(PORT),
    ATTEST_DATA: data,
    AUTH_SECRET: secret,
    LOG_LEVEL: 'error',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
})
try {
  await ready(server)
  const database = await startEmbedded({ dataDir: path.join(data, 'pg') })
  const sql = postgres({
    host: database.socketDir,
    port: 5432,
    user: 'attest_owner',
    database: 'attest',
    max: CONNECTIONS,
    onnotice: () => {},
  })
  console.log('Filling a field of 100,000 people and 1,200,000 obligations …')
  const field = await fillField(sql)
  console.log(`\n${''.padEnd(34)}${'baseline'.padStart(10)} ${'ours'.padStart(10)}`)
  console.log(await compare({ name: 'catalog page', aim: 0.4, ...(await catalogPage()) }))
  console.log(await compare({ name: 'lesson done (API to disk)', aim: 0.25, ...lessonDone(sql, field) }))
  console.log(await compare({ name: 'completion report, agency of 1,000', aim: 0.3, ...completionReport(sql, field) }))
  await sql.end()
} finally {
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  await rm(data, { recursive: true, force: true, maxRetries: 5 })
}

async function ready(child: ChildProcess): Promise<void> {
  for (let i = 0; i < 600 && child.exitCode === null; i += 1) {
    const answer = await fetch(`${base}/api/health/ready`).catch(() => null)
    if (answer?.ok) return
    await wait(100)
  }
  throw new Error('The server did not come up.')
}

/** The catalog through the front, against a bare server that sends the same bytes. */
async function catalogPage() {
  const headers = { 'accept-encoding': 'br' }
  await fetch(`${base}/modules`, { headers })
  await wait(500)
  const answer = await new Promise<{ headers: http.IncomingHttpHeaders; body: Buffer }>((resolve) =>
    http.get(`${base}/modules`, { headers }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => resolve({ headers: res.headers, body: Buffer.concat(chunks) }))
    }),
  )
  const bare = http.createServer((_req, res) => res.writeHead(200, answer.headers).end(answer.body))
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))
  bare.unref()
  const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/modules`
  return {
    ours: () => overHttp({ url: `${base}/modules`, headers }),
    baseline: () => overHttp({ url: bareUrl, headers }),
  }
}

/** A lesson marked done through the API by 20,000 learners, against the bare statements in one transaction. */
function lessonDone(sql: postgres.Sql, field: Field) {
  let next = 0
  const take = () => {
    const n = next++
    const learner = field.learners[n % field.learners.length] as Field['learners'][number]
    return {
      ...learner,
      lessonKey: field.lessonKeys[Math.floor(n / field.learners.length) % field.lessonKeys.length] as string,
    }
  }
  const ours = () =>
    overHttp({
      url: base,
      requests: [
        {
          method: 'PUT',
          setupRequest: (request) => {
            const { enrollmentId, lessonKey, sessionId } = take()
            return {
              ...request,
              path: `/api/v1/enrollments/${enrollmentId}/lessons/${lessonKey}/progress`,
              headers: {
                cookie: cookieOf(sessionId),
                'content-type': 'application/json',
                'sec-fetch-site': 'same-origin',
              },
              body: JSON.stringify({ placeAt: new Date().toISOString(), done: true }),
            }
          },
        },
      ],
    })
  const baseline = () =>
    inProcess(() => {
      const { enrollmentId, lessonKey, personId } = take()
      return sql.begin(async (tx) => {
        await tx`insert into lesson_progress (enrollment_id, lesson_key, person_id, started_at, place_at, done_at) values (${enrollmentId}, ${lessonKey}, ${personId}, now(), now(), now())
          on conflict (enrollment_id, lesson_key) do update set place_at = greatest(lesson_progress.place_at, excluded.place_at), done_at = least(lesson_progress.done_at, excluded.done_at)`
        await tx`insert into audit_events (id, recorded_at, event, actor_kind, actor_person_id, request_id, person_id, subject_kind, subject_id, detail)
          values (${newId()}, now(), 'lesson.reached', 'person', ${personId}, ${newId()}, ${personId}, 'enrollment', ${enrollmentId}, ${sql.json({ lessonKey, done: true })})`
      })
    })
  return { ours, baseline }
}

/** The first screen of a coordinator (counts and the first exceptions), against the same questions as bare SQL. */
function completionReport(sql: postgres.Sql, field: Field) {
  const { agencyId } = field
  const headers = { cookie: cookieOf(field.coordinatorSession) }
  let turn = 0
  const paths = [
    `/api/v1/agencies/${agencyId}/reports/summary`,
    `/api/v1/agencies/${agencyId}/reports/exceptions?limit=50`,
  ]
  const ours = async () =>
    (await overHttp({
      url: base,
      requests: [
        { method: 'GET', headers, setupRequest: (request) => ({ ...request, path: paths[turn++ % 2] as string }) },
      ],
    })) / 2
  const serving = () =>
    sql`a.agency_id = ${agencyId} and a.valid_from <= current_date and (a.valid_to is null or a.valid_to > current_date)`
  const inForce = () =>
    sql`o.agency_id = ${agencyId} and o.opens_on <= current_date and (o.ends_on is null or o.ends_on > current_date) and (o.satisfied_on is null or o.satisfied_on > current_date)`
  const baseline = () =>
    inProcess(async () => {
      await sql`with u as (
          select o.person_id, min(o.due_on) as due from obligations o where ${inForce()} and o.due_on <= current_date + 90 group by o.person_id)
        select (select count(distinct a.person_id) from affiliations a where ${serving()}) as people, count(*) filter (where due < current_date) as overdue,
          count(*) filter (where due between current_date and current_date + 30) as due30, count(*) filter (where due between current_date + 31 and current_date + 90) as due90 from u`
      await sql`with missing as materialized (
          select o.person_id, o.requirement_id, o.course_id, o.due_on from obligations o where ${inForce()} and o.due_on < current_date),
        page as (select * from missing order by due_on, person_id, requirement_id limit 51)
        select page.*, p.given_name, p.family_name, r.name, c.slug, s.position, u.name as unit, (select count(*) from missing) as total,
          (select l.identifier from logins l where l.person_id = page.person_id and l.kind = 'email' limit 1) as email
        from page join people p on p.id = page.person_id join requirements r on r.id = page.requirement_id join courses c on c.id = page.course_id
        left join lateral (select a.unit_id, a.position from affiliations a where a.person_id = page.person_id and ${serving()} limit 1) s on true
        left join units u on u.id = s.unit_id order by page.due_on, page.person_id, page.requirement_id`
    })
  return { ours, baseline }
}
