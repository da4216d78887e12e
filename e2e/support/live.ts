/**
 * Worlds of their own in the running product, so that no journey depends on another: told through the commands, beside
 * the server, on its database.
 */
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { getModule } from '@/lib/catalog/queries'
import { saveAnswer, startAttempt, submitAttempt } from '@/lib/learning/attempt-commands'
import { getAttempt } from '@/lib/learning/attempt-queries'
import { enroll, reachPlace } from '@/lib/learning/commands'
import { startEmbedded } from '@/lib/platform/embedded-database'
import { forgetEnv } from '@/lib/platform/env'
import { moduleFromFile } from './test-taking'
import { makePlace, type Place, type Somebody } from './world'

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

/** Completes one of the installed modules, through the same commands as the screens. */
export async function complete({ ctx }: Somebody, slug: string): Promise<void> {
  const { answers } = await moduleFromFile(slug)
  const { enrollmentId } = await enroll(ctx, { slug })
  for (const { key } of (await getModule(ctx, { slug })).outline)
    await reachPlace(ctx, { enrollmentId, lessonKey: key, placeAt: ctx.now.toISOString(), done: true })
  const { attemptId } = await startAttempt(ctx, { enrollmentId })
  for (const { id, prompt, options } of (await getAttempt(ctx, { attemptId })).questions) {
    const right = options.filter(({ text }) => answers.get(prompt)?.includes(text)).map(({ number }) => number)
    await saveAnswer(ctx, { attemptId, questionId: id, chosen: right, answeredAt: ctx.now.toISOString() })
  }
  await submitAttempt(ctx, { attemptId })
}
