/**
 * What one would write without a product around it: Node's own server, one pool, the session looked up by its id, the bare
 * statements, JSON in and out. Answers the addresses that are measured, in a process of its own as ours is.
 */
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { bareCounts, bareExceptions, bareLessonDone, bareOwed, bareTaken } from './bare'

const sql = postgres({
  host: process.env.BARE_SOCKET ?? '',
  port: 5432,
  user: 'attest_owner',
  database: 'attest',
  max: 10,
  onnotice: () => {},
})

const LESSON = /^\/api\/v1\/enrollments\/([^/]+)\/lessons\/([^/]+)\/progress$/
const REPORT = /^\/api\/v1\/agencies\/([^/]+)\/reports\/(summary|exceptions)\?/

async function holder(cookie: string): Promise<string | null> {
  const { sid } = JSON.parse(Buffer.from(/attest\.session=([^.]+)/.exec(cookie)?.[1] ?? '', 'base64url').toString())
  const [row] =
    await sql`select person_id from sessions where id = ${sid} and ended_at is null and expires_at > ${new Date()}`
  return row?.person_id ?? null
}

async function bodyOf(req: IncomingMessage): Promise<{ placeAt: string; done: boolean }> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString())
}

async function answerTo(req: IncomingMessage, personId: string): Promise<unknown> {
  const url = req.url ?? ''
  if (url === '/api/v1/me/obligations') return { items: await bareOwed(sql, personId) }
  if (url === '/api/v1/me/enrollments') return { items: (await bareTaken(sql, personId)).map(withLessons) }
  const [, enrollmentId, lessonKey] = LESSON.exec(url) ?? []
  if (enrollmentId && lessonKey)
    return bareLessonDone(sql, { enrollmentId, lessonKey, personId, ...(await bodyOf(req)) })
  const [, agencyId, report] = REPORT.exec(`${url}?`) ?? []
  if (!agencyId) return null
  return report === 'summary' ? (await bareCounts(sql, agencyId))[0] : { items: await bareExceptions(sql, agencyId) }
}

/** Titles of lessons, and not what they say. */
const withLessons = ({ outline, ...row }: postgres.Row) => ({
  ...row,
  lessons: outline.map(({ key, title, minutes }: Record<string, unknown>) => ({ key, title, minutes })),
})

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    const personId = await holder(req.headers.cookie ?? '')
    const found = personId && (await answerTo(req, personId))
    const body = Buffer.from(JSON.stringify(found))
    res.writeHead(found ? 200 : 404, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
  } catch (error) {
    if (req.destroyed) return
    process.stderr.write(`${String(error)}\n`)
    res.writeHead(500).end()
  }
}

const server = http.createServer((req, res) => void answer(req, res))
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit(0))
