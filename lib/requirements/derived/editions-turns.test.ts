/** Publishing an edition, and what others do at that moment. */
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import { actingCtx, closeOwner, coordinatorOf, makeAgency, makePerson, owner, serve } from '@/e2e/support/facts'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { connect } from '@/lib/platform/connection'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { makeRequirement, rebuildObligations } from '../commands'
import { listMyObligations } from '../queries'
import { askAgainEverywhere, askAgainIn } from './asked-again'

testDatabase()
afterAll(closeOwner)

const on = (day: string) => systemCtx('test', new Date(`${day}T16:00:00Z`))
const publish = (slug: string, day: string, more: object = {}) =>
  publishCourse(on(day), { markdown: moduleMarkdown({ slug, title: slug, ...more }) })

beforeAll(() => loadReference(on('2026-01-01')))

let count = 0
/** An agency that may ask for a module again, and somebody who completed its first edition. */
async function world() {
  const slug = `turns-${++count}`
  await publish(slug, '2026-01-10')
  const [course] = await owner()`select id, current_version_id from courses where slug = ${slug}`
  const courseId = String(course?.id)
  const agencyId = await makeAgency()
  const ask = (by = agencyId) => {
    const coordinator = { ...actingCtx(newId(), [coordinatorOf(by)]), now: new Date('2026-11-20T16:00:00Z') }
    return makeRequirement(coordinator, {
      ...{ agencyId: by, name: 'Standards', criterion: { kind: 'course', courseId }, limits: { editionDays: 60 } },
      ...{ dueKind: 'within-days-of-start', withinDays: 30, population: 'everyone', effectiveFrom: '2026-01-01' },
    })
  }
  const personId = await makePerson()
  await serve(personId, agencyId, { from: '2026-01-01' })
  await earn(personId, {
    ...{ sourceKind: 'module' as const, courseId, courseVersionId: String(course?.current_version_id) },
    ...{ certificate: null, creditMinutes: 60, mode: 'self-paced' as const, earnedOn: '2026-01-20' },
  })
  const publishNext = () => publish(slug, '2026-05-04', { changes: 'material', words: 5 })
  return { courseId, agencyId, personId, ask, publishNext }
}

/** What those who write in an agency share while they derive, and publishing takes for itself. */
const agencyLock = (agencyId: string) => `obligations ${agencyId}`

const POLL = { timeout: 20_000, interval: 25 }
/** Until somebody waits for that lock of the agency. */
const waitedFor = (agencyId: string) =>
  expect
    .poll(async () => {
      const key = agencyLock(agencyId)
      const rows = await owner()`select 1 from pg_locks where locktype = 'advisory' and not granted
        and ((classid::bigint << 32) | objid::bigint) = hashtextextended(${key}, 0)`
      return rows.length
    }, POLL)
    .toBeGreaterThan(0)

/** What the end of publishing writes, after it has looked who asks. */
const holdEnd = (tx: postgres.TransactionSql) => tx`select 1 from content_generations where kind = 'catalog' for update`

/** Until whoever publishes waits for that. */
const endWaits = () =>
  expect
    .poll(async () => {
      const rows = await owner()`select 1 from pg_stat_activity where datname = current_database()
        and wait_event_type = 'Lock' and query ilike '%bump_generation%'`
      return rows.length
    }, POLL)
    .toBeGreaterThan(0)

type Facts = { personId: string; requirementId: string; agencyId: string; courseId: string }
/** What somebody else derives at that moment: it refers to person, agency and module. */
const deriveMeanwhile = (tx: postgres.TransactionSql, { personId, requirementId, agencyId, courseId }: Facts) =>
  tx`insert into obligations (person_id, requirement_id, cycle, agency_id, version_id, course_id, opens_on, due_on, renews, explanation)
    select ${personId}, ${requirementId}, 50, ${agencyId}, id, ${courseId}, '2026-01-01', '2026-02-01', false, '{}'
    from requirement_versions where requirement_id = ${requirementId}`

describe('publishing an edition that is asked for', () => {
  it('waits for nobody who writes in the agencies that ask for it', async () => {
    const { agencyId, ask, publishNext } = await world()
    await ask()
    const mine = connect('owner', { max: 1 })
    try {
      await mine.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(hashtextextended(${agencyLock(agencyId)}, 0))`
        expect(await publishNext()).toMatchObject({ edition: 2, changed: true })
      })
    } finally {
      await mine.end()
    }
  }, 60_000)

  it('lets those go on who write what refers to the module, while it is published and while it is asked again', async () => {
    const { publishNext, ask, ...facts } = await world()
    const { requirementId } = await ask()
    const mine = connect('owner', { max: 1 })
    let published: Promise<unknown> = Promise.resolve()
    let asked: Promise<unknown> = Promise.resolve()
    try {
      await mine.begin(async (tx) => {
        await holdEnd(tx)
        published = publishNext()
        published.catch(() => {})
        await endWaits()
        await deriveMeanwhile(tx, { ...facts, requirementId })
        await tx`delete from obligations where cycle = 50`
      })
      expect(await published).toMatchObject({ edition: 2, changed: true })
      await mine.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(hashtextextended(${agencyLock(facts.agencyId)}, 0))`
        asked = askAgainIn(on('2026-11-20'), facts.agencyId)
        asked.catch(() => {})
        await waitedFor(facts.agencyId)
        await deriveMeanwhile(tx, { ...facts, requirementId })
      })
      await asked
      expect(await owner()`select 1 from obligations where person_id = ${facts.personId}`).toHaveLength(2)
    } finally {
      await Promise.allSettled([published, asked])
      await mine.end()
    }
  }, 60_000)

  it('is asked for by a rule that is made at that moment', async () => {
    const [another, { personId, ask, publishNext }] = [await world(), await world()]
    const mine = connect('owner', { max: 1 })
    let both: Promise<unknown[]> = Promise.resolve([])
    try {
      await mine.begin(async (tx) => {
        await holdEnd(tx)
        const published = publishNext()
        published.catch(() => {})
        await endWaits()
        const asked = ask()
        both = Promise.all([published, asked])
        both.catch(() => {})
        await waitsForRow()
        // A rule for another module waits for nothing.
        await another.ask()
      })
      await both
    } finally {
      await both.catch(() => {})
      await mine.end()
    }
    const { items } = await listMyObligations(actingCtx(personId), { asOf: '2026-05-04' })
    expect(items.map(({ status }) => `${status.kind} ${status.dueOn}`)).toEqual(['open 2026-07-03'])
    await askAgainEverywhere(on('2026-11-20'))
    expect((await rebuildObligations(on('2026-11-20'))).changed).toBe(0)
  }, 60_000)
})

/** Until the rule waits for the module; a while, since it goes on where it does not wait. */
async function waitsForRow() {
  const until = Date.now() + 3000
  while (Date.now() < until) {
    const rows = await owner()`select 1 from pg_stat_activity where datname = current_database()
      and wait_event_type = 'Lock' and wait_event in ('transactionid', 'tuple') and query not ilike '%bump_generation%'`
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
