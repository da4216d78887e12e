/**
 * Asking again after an edition that changes what is taught, agency by agency in the background (decision 0075). Publishing writes
 * down which agencies ask; a job of each derives its people, some at a time, in a transaction each that says how far it is. A process
 * that goes away leaves the rest to the next one, and what is done twice changes nothing.
 */
import { and, eq, isNull, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Derivation } from '@/lib/audit/derivations'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { courses, courseVersions } from '@/lib/catalog/tables'
import { anyId } from '@/lib/platform/bulk'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import { notNow } from '@/lib/platform/errors'
import { enqueueEach, type Job, job } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { askedEditions } from '../asked-again-tables'
import { asksForEditions } from '../tables'
import { deriveUnder } from './derivation'

const STEP = 200
const NEVER_BEFORE = '00000000-0000-0000-0000-000000000000'

/** Of the modules that were touched, the edition on offer is asked again in each agency with a rule that asks for editions of it. */
export const editionsDerivation: Derivation = {
  name: 'editions',
  derive: async ({ tx }, { courses }, turn) => {
    await turn
    return courses.size === 0 ? 0 : begin(tx, [...courses])
  },
}

/** @returns in how many agencies */
async function begin(tx: Tx, courseIds: readonly string[]): Promise<number> {
  const rows = await tx.execute<{ agencyId: string }>(sql`
    insert into asked_editions (course_version_id, agency_id, asked_at, people, done, changed)
    select distinct e.id, v.agency_id, e.published_at, 0, 0, 0
    from courses c join course_versions e on e.id = c.current_version_id
      join requirement_versions v on v.course_id = c.id join requirements r on r.id = v.requirement_id
    where c.id = ${anyId([...courseIds])} and e.is_material and ${asksForEditions}
      and (r.retired_on is null or r.retired_on >= e.published_at::date)
    on conflict do nothing returning agency_id as "agencyId"`)
  await enqueueEach(
    tx,
    askAgain,
    rows.map(({ agencyId }) => ({ payload: { agencyId }, key: `editions:${agencyId}` })),
  )
  return rows.length
}

/** All that is asked again in an agency and not worked out yet. */
export async function askAgainIn(ctx: Ctx, agencyId: string): Promise<void> {
  while (await writeIfNeeded(ctx, (w) => stepIn(w, agencyId)));
}

/** @returns whether more may be left */
async function stepIn(w: Writer, agencyId: string): Promise<boolean> {
  const { tx } = w
  const [row] = await underWayIn(tx, agencyId)
  if (!row) return false
  const { courseVersionId, courseId, slug, edition } = row
  const people = await peopleAfter(tx, agencyId, row.lastPersonId)
  const requirementIds = await askingIn(tx, agencyId, courseId)
  const changed = row.changed + (await deriveUnder(tx, { agencyId, requirementIds, people }))
  const isFirst = row.lastPersonId === null
  const all = isFirst ? await countPeople(tx, agencyId) : row.people
  const done = row.done + people.length
  const finished = people.length < STEP
  await tx
    .update(askedEditions)
    .set({
      ...{ done, changed, people: finished ? done : Math.max(all, done) },
      ...{ lastPersonId: people.at(-1) ?? row.lastPersonId, finishedAt: finished ? sql`clock_timestamp()` : null },
    })
    .where(and(eq(askedEditions.courseVersionId, courseVersionId), eq(askedEditions.agencyId, agencyId)))
  if (finished)
    w.record('edition.asked-again', {
      ...{ kind: 'agency', id: agencyId, agencyId },
      detail: { slug, edition, people: done, obligations: changed },
    })
  return true
}

/** The first that is not finished, held until this step is: of two processes one goes on after the other. */
const underWayIn = (tx: Tx, agencyId: string) =>
  tx
    .select({
      courseVersionId: askedEditions.courseVersionId,
      courseId: courseVersions.courseId,
      slug: courses.slug,
      edition: courseVersions.edition,
      people: askedEditions.people,
      done: askedEditions.done,
      lastPersonId: askedEditions.lastPersonId,
      changed: askedEditions.changed,
    })
    .from(askedEditions)
    .innerJoin(courseVersions, eq(courseVersions.id, askedEditions.courseVersionId))
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .where(and(eq(askedEditions.agencyId, agencyId), isNull(askedEditions.finishedAt)))
    .orderBy(askedEditions.askedAt, askedEditions.courseVersionId)
    .limit(1)
    .for('update', { of: askedEditions })

/** Everybody who ever served there: an edition is asked again of those who owed the module, and nobody else owes anything. */
const peopleAfter = async (tx: Tx, agencyId: string, last: string | null): Promise<string[]> => {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct person_id as id from affiliations
    where agency_id = ${agencyId}::uuid and person_id > ${last ?? NEVER_BEFORE}::uuid order by person_id limit ${STEP}`)
  return rows.map(({ id }) => id)
}

const countPeople = async (tx: Tx, agencyId: string): Promise<number> => {
  const [row] = await tx.execute<{ people: number }>(
    sql`select count(distinct person_id)::int as people from affiliations where agency_id = ${agencyId}::uuid`,
  )
  return row?.people ?? 0
}

const askingIn = async (tx: Tx, agencyId: string, courseId: string): Promise<string[]> => {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct requirement_id as id from requirement_versions
    where course_id = ${courseId}::uuid and agency_id = ${agencyId}::uuid and ${asksForEditions} order by 1`)
  return rows.map(({ id }) => id)
}

/** The system's own step before somebody reads what they owe themselves, where it is not worked out for all of their agency yet. */
export const askAgainOf = (ctx: Ctx, personId: string): Promise<void> =>
  writeIfNeeded(systemCtx('own-obligations', ctx.now), async (w) => w.touch({ person: personId }))

/** Longer than this nobody waits for a file; ten thousand people take a sixth of it on two cores (decision 0075). */
const FIRST_MS = 30_000

/**
 * Before something is written down to stay, a file of an agency: nothing in it is of before.
 * @throws not-now where it takes longer; what was done until then is done
 */
export async function askAgainFirst(ctx: Ctx, agencyId: string, mostMs = FIRST_MS): Promise<void> {
  const system = systemCtx('editions-first', ctx.now)
  const until = performance.now() + mostMs
  while (await writeIfNeeded(system, (w) => stepIn(w, agencyId)))
    if (performance.now() > until)
      throw notNow(
        'A new edition of a module is being asked again here. Download the file in a minute, when that is done.',
      )
}

export const askAgain: Job<{ agencyId: string }> = job(
  'ask-editions-again',
  z.object({ agencyId: z.uuid() }),
  (ctx, { agencyId }) => askAgainIn(ctx, agencyId),
)

/** What is left: of jobs that were tried as often as jobs are. */
export const askAgainLeft: Job<Record<string, never>> = {
  ...job('ask-editions-left', z.object({}), askAgainEverywhere),
  at: '45 2 * * *',
}

/** @throws when some failed, once all others were done */
export async function askAgainEverywhere(ctx: Ctx): Promise<void> {
  const rows = await read(ctx, (tx) =>
    tx
      .selectDistinct({ agencyId: askedEditions.agencyId })
      .from(askedEditions)
      .where(isNull(askedEditions.finishedAt))
      .orderBy(askedEditions.agencyId),
  )
  const failed: unknown[] = []
  for (const { agencyId } of rows)
    await askAgainIn(ctx, agencyId).catch((error: unknown) => {
      log().error({ err: error, agencyId }, 'a new edition could not be asked again in an agency')
      failed.push(error)
    })
  if (failed.length > 0)
    throw new Error(`In ${failed.length} of ${rows.length} agencies it failed.`, { cause: failed[0] })
}
