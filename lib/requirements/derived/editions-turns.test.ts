/** Publishing an edition, and what others do at that moment. */
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

describe('publishing an edition that is asked for', () => {
  it('lets those go on who write what refers to the module, while it waits for them', async () => {
    const { courseId, agencyId, personId, ask, publishNext } = await world()
    const { requirementId } = await ask()
    const mine = connect('owner', { max: 1 })
    let published: Promise<unknown> = Promise.resolve()
    try {
      await mine.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock_shared(hashtextextended(${agencyLock(agencyId)}, 0))`
        published = publishNext()
        published.catch(() => {})
        await waitedFor(agencyId)
        await tx`insert into obligations (person_id, requirement_id, cycle, agency_id, version_id, course_id, opens_on, due_on, renews, explanation)
          select ${personId}, ${requirementId}, 50, ${agencyId}, id, ${courseId}, '2026-01-01', '2026-02-01', false, '{}'
          from requirement_versions where requirement_id = ${requirementId}`
      })
      expect(await published).toMatchObject({ edition: 2, changed: true })
    } finally {
      await published.catch(() => {})
      await mine.end()
    }
  }, 60_000)

  it('is asked for by a rule that is made at that moment', async () => {
    const [another, { personId, ask, publishNext }] = [await world(), await world()]
    // An agency that asks already holds up the publishing after it has looked who does.
    const other = await makeAgency()
    await ask(other)
    const mine = connect('owner', { max: 1 })
    let both: Promise<unknown[]> = Promise.resolve([])
    try {
      await mine.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock_shared(hashtextextended(${agencyLock(other)}, 0))`
        const published = publishNext()
        published.catch(() => {})
        await waitedFor(other)
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
    expect((await rebuildObligations(on('2026-11-20'))).changed).toBe(0)
  }, 60_000)
})

/** Until the rule waits for the module; a while, since it goes on where it does not wait. */
async function waitsForRow() {
  const until = Date.now() + 3000
  while (Date.now() < until) {
    const rows = await owner()`select 1 from pg_stat_activity where datname = current_database()
      and wait_event_type = 'Lock' and wait_event in ('transactionid', 'tuple')`
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
