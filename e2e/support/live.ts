/**
 * Worlds of their own in the running product, so that no journey depends on another: told through the commands, beside
 * the server, on its database.
 */
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { expect } from '@playwright/test'
import '@/lib/derivations'
import { grantRole } from '@/lib/agencies/roles'
import { getModule } from '@/lib/catalog/queries'
import { saveAnswer, startAttempt, submitAttempt } from '@/lib/learning/attempt-commands'
import { getAttempt } from '@/lib/learning/attempt-queries'
import { enroll } from '@/lib/learning/commands'
import { reachPlace } from '@/lib/learning/progress'
import type { RoleName } from '@/lib/platform/context'
import { startEmbedded } from '@/lib/platform/embedded-database'
import { forgetEnv } from '@/lib/platform/env'
import { plusMinutes } from '@/lib/platform/time'
import { owner } from './facts'
import { moduleFromFile } from './test-taking'
import { makePlace, type Place, type Somebody, system } from './world'

let joined: Promise<void> | undefined

/** Joins the database of the server under test; commands called here then act on it. */
export function joinServer(): Promise<void> {
  joined ??= join()
  return joined
}

async function join(): Promise<void> {
  const data = process.env.ATTEST_DATA
  if (!data) throw new Error('The server under test is not known.')
  const { socketDir } = await startEmbedded({ dataDir: path.join(data, 'pg') })
  delete process.env.DATABASE_URL
  Object.assign(process.env, { ATTEST_SOCKET: socketDir, ATTEST_DB: 'attest', DATABASE_POOL: '2' })
  forgetEnv()
}

/** Letters that no other world has. */
export const unique = () => randomBytes(3).toString('hex')

/** An agency that nobody else works with. */
export async function newPlace(): Promise<Place> {
  await joinServer()
  const mark = unique()
  return makePlace(`Alder Creek Police ${mark}`, `aldercreek-${mark}`)
}

/**
 * An hour passes for somebody who is learning, once the server has heard that so many lessons were opened: all they did is
 * an hour longer ago.
 */
export async function letAnHourPass({ personId }: Pick<Somebody, 'personId'>, opened: number): Promise<void> {
  await joinServer()
  const heard = () => owner()`select 1 from lesson_progress where person_id = ${personId}`
  await expect.poll(async () => (await heard()).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(opened)
  await owner()`update enrollments set enrolled_at = enrolled_at - interval '1 hour' where person_id = ${personId}`
  await owner()`update lesson_progress set opened_at = opened_at - interval '1 hour', started_at = started_at - interval '1 hour',
    place_at = place_at - interval '1 hour', done_at = done_at - interval '1 hour', heard_at = heard_at - interval '1 hour' where person_id = ${personId}`
}

/** Reads one of the installed modules in an hour and begins its test, through the same commands as the screens. */
export async function begin({ ctx }: Somebody, slug: string): Promise<{ attemptId: string }> {
  const at = (minutesAgo: number) => ({ ...ctx, now: plusMinutes(ctx.now, -minutesAgo) })
  const { enrollmentId } = await enroll(at(61), { slug })
  const { outline } = await getModule(ctx, { slug })
  for (const [i, { key }] of outline.entries()) {
    const read = async (minutesAgo: number, done: boolean) => {
      const then = at(minutesAgo)
      await reachPlace(then, { enrollmentId, lessonKey: key, placeAt: then.now.toISOString(), done })
    }
    await read(60 - 10 * i, false)
    await read(51 - 10 * i, true)
  }
  return startAttempt(ctx, { enrollmentId })
}

/** Hands a test in as it is. */
export const handIn = ({ ctx }: Somebody, attemptId: string) =>
  submitAttempt(ctx, { attemptId, confirmUnanswered: true })

/** Completes one of the installed modules. */
export async function complete(person: Somebody, slug: string): Promise<void> {
  const { ctx } = person
  const { answers } = await moduleFromFile(slug)
  const { attemptId } = await begin(person, slug)
  for (const { id, prompt, options } of (await getAttempt(ctx, { attemptId })).questions) {
    const right = options.filter(({ text }) => answers.get(prompt)?.includes(text)).map(({ number }) => number)
    await saveAnswer(ctx, { attemptId, questionId: id, chosen: right, answeredAt: ctx.now.toISOString() })
  }
  await submitAttempt(ctx, { attemptId })
}

/** Somebody who works the queue of one kind of request, and serves an agency that asks for nothing. */
export async function newOfficer(role: RoleName): Promise<Somebody> {
  const { colleague } = await newPlace()
  await grantRole(system, { personId: colleague.personId, role })
  return colleague
}
