import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import { actingCtx, closeOwner, coordinatorOf, makeAgency, makePerson, owner, serve } from '@/e2e/support/facts'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { completionSummary } from '@/lib/reporting/attention'
import { exportCompletion } from '@/lib/reporting/completion-file'
import { getEditionAsked, listEditionsUnderWay } from '../asked-again'
import { makeRequirement, rebuildObligations } from '../commands'
import { listMyObligations } from '../queries'
import { askAgain, askAgainEverywhere, askAgainFirst, askAgainIn } from './asked-again'

testDatabase()
afterAll(closeOwner)

const on = (day: string) => systemCtx('test', new Date(`${day}T16:00:00Z`))
const LATER = on('2026-11-20')
const publish = (slug: string, day: string, more: object = {}) =>
  publishCourse(on(day), { markdown: moduleMarkdown({ slug, title: slug, ...more }) })
const publishMaterial = (slug: string) => publish(slug, '2026-05-04', { changes: 'material', words: 5 })

beforeAll(() => loadReference(on('2026-01-01')))

let count = 0
async function moduleOf() {
  const slug = `asked-${++count}`
  await publish(slug, '2026-01-10')
  const [course] = await owner()`select id, current_version_id as version from courses where slug = ${slug}`
  return { slug, courseId: String(course?.id), versionId: String(course?.version) }
}
type Module = Awaited<ReturnType<typeof moduleOf>>

/** An agency that asks for new editions of it, and people who completed the first. */
async function agencyOf({ courseId, versionId }: Module, people = 1) {
  const agencyId = await makeAgency()
  const coordinator = { ...actingCtx(newId(), [coordinatorOf(agencyId)]), now: LATER.now }
  await makeRequirement(coordinator, {
    ...{ agencyId, name: 'Standards', criterion: { kind: 'course', courseId }, limits: { editionDays: 60 } },
    ...{ dueKind: 'within-days-of-start', withinDays: 30, population: 'everyone', effectiveFrom: '2026-01-01' },
  })
  const ids: string[] = []
  for (let n = 0; n < people; n += 1) {
    const personId = await makePerson()
    ids.push(personId)
    await serve(personId, agencyId, { from: '2026-01-01' })
    await earn(personId, {
      ...{ sourceKind: 'module' as const, courseId, courseVersionId: versionId, certificate: null },
      ...{ creditMinutes: 60, mode: 'self-paced' as const, earnedOn: '2026-01-20' },
    })
  }
  const isOwed = (id = ids[0]) =>
    owner()`select 1 from obligations where person_id = ${String(id)} and opens_on = '2026-05-04'`
  const owing = () =>
    owner()`select person_id from obligations where agency_id = ${agencyId} and opens_on = '2026-05-04'`
  const statusOf = async (personId = ids[0]) => {
    const { items } = await listMyObligations(actingCtx(String(personId)), { asOf: '2026-05-04' })
    return items.map(({ status }) => `${status.kind} ${status.dueOn ?? status.satisfiedOn}`).join()
  }
  return { agencyId, coordinator, ids: ids.sort(), isOwed, owing, statusOf }
}

const jobsOf = (agencyIds: readonly string[]) =>
  owner()`select j.key from graphile_worker.jobs j where j.task_identifier = ${askAgain.name}
    and j.key in ${owner()(agencyIds.map((id) => `editions:${id}`))}`
const toldOf = (agencyId: string) =>
  owner()`select detail from audit_events where event = 'edition.asked-again' and agency_id = ${agencyId}`

describe('an edition that changes what is taught', () => {
  it('is published before anybody’s due dates are worked out, and leaves a job for each agency that asks', async () => {
    const module = await moduleOf()
    const [one, two, none] = [await agencyOf(module), await agencyOf(module), await agencyOf(await moduleOf())]
    await publishMaterial(module.slug)
    expect([await one.owing(), await two.owing()].map((rows) => rows.length)).toEqual([0, 0])
    expect(await jobsOf([one.agencyId, two.agencyId, none.agencyId])).toHaveLength(2)
    await askAgain.run(LATER, { agencyId: one.agencyId })
    expect([await one.owing(), await two.owing()].map((rows) => rows.length)).toEqual([1, 0])
    expect((await toldOf(one.agencyId)).map(({ detail }) => detail)).toEqual([
      { slug: module.slug, edition: 2, people: 1, obligations: 1 },
    ])
    await askAgainEverywhere(LATER)
    expect(await two.owing()).toHaveLength(1)
    expect((await rebuildObligations(LATER)).changed).toBe(0)
  })

  it('leaves nothing behind where publishing fails', async () => {
    const module = await moduleOf()
    const { agencyId } = await agencyOf(module)
    const wrong = publish(module.slug, '2026-05-04', { changes: 'material', difference: 'nowhere', words: 5 })
    await expect(wrong).rejects.toThrow('There is no module “nowhere”')
    await publish(module.slug, '2026-05-05', { words: 10 })
    expect(await jobsOf([agencyId])).toHaveLength(0)
    expect((await listEditionsUnderWay(actingCtx(newId(), [coordinatorOf(agencyId)]), { agencyId })).items).toEqual([])
  })

  it('is owed at once by whoever asks what they owe, and the agency reads that its figures are of before', async () => {
    const module = await moduleOf()
    const { agencyId, coordinator, ids, isOwed, statusOf } = await agencyOf(module, 2)
    await publishMaterial(module.slug)
    const at = { ...coordinator, now: on('2026-08-01').now }
    const overdue = async () => (await completionSummary(at, { agencyId })).counts.overdue
    const underWay = async () => (await listEditionsUnderWay(coordinator, { agencyId })).items
    expect(await statusOf(ids[1])).toBe('open 2026-07-03')
    expect([await isOwed(ids[0]), await isOwed(ids[1])].map((rows) => rows.length)).toEqual([0, 1])
    expect([await overdue(), await underWay()]).toEqual([
      1,
      [
        {
          ...{ courseSlug: module.slug, courseTitle: module.slug, edition: 2, publishedOn: '2026-05-04' },
          ...{ people: 0, done: 0 },
        },
      ],
    ])
    await askAgainIn(LATER, agencyId)
    expect([await overdue(), await underWay()]).toEqual([2, []])
  })

  it('is in a file of the agency, which stays, before it is written', async () => {
    const module = await moduleOf()
    const { agencyId, coordinator } = await agencyOf(module)
    await publishMaterial(module.slug)
    const { rows } = await exportCompletion(coordinator, { agencyId, asOf: '2026-06-01' })
    const lines: unknown[][] = []
    for await (const row of rows) lines.push(row)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('2026-07-03')
  })

  it('keeps nobody waiting for a file without end: it is said when to come again, and what was done is done', async () => {
    const module = await moduleOf()
    const { agencyId, owing } = await agencyOf(module, 203)
    await publishMaterial(module.slug)
    await expect(askAgainFirst(LATER, agencyId, -1)).rejects.toMatchObject({ kind: 'not-now' })
    expect(await owing()).toHaveLength(200)
    await askAgainFirst(LATER, agencyId)
    expect(await owing()).toHaveLength(203)
  }, 60_000)

  it('goes on where it was after a process went away, and is told once', async () => {
    const module = await moduleOf()
    const { agencyId, ids, owing } = await agencyOf(module, 203)
    await publishMaterial(module.slug)
    const last = ids.at(-1)
    await owner().unsafe(`create function stop_here() returns trigger language plpgsql as
      $$ begin raise exception 'gone away'; end $$;
      create trigger stop_here before insert on obligations for each row when (new.person_id = '${last}') execute function stop_here()`)
    try {
      await expect(askAgainIn(LATER, agencyId)).rejects.toThrow()
      expect(await owing()).toHaveLength(200)
    } finally {
      await owner().unsafe('drop trigger stop_here on obligations; drop function stop_here()')
    }
    const at = actingCtx(newId(), [coordinatorOf(agencyId)])
    expect((await listEditionsUnderWay(at, { agencyId })).items).toMatchObject([{ people: 203, done: 200 }])
    await askAgainEverywhere(LATER)
    expect((await toldOf(agencyId)).map(({ detail }) => detail)).toMatchObject([{ people: 203, obligations: 203 }])
    await askAgainIn(LATER, agencyId)
    expect(await toldOf(agencyId)).toHaveLength(1)
  }, 60_000)

  it('is asked again once where two processes do it', async () => {
    const module = await moduleOf()
    const { agencyId, owing } = await agencyOf(module, 203)
    await publishMaterial(module.slug)
    await Promise.all([1, 2, 3].map(() => askAgainIn(LATER, agencyId)))
    expect((await toldOf(agencyId)).map(({ detail }) => detail)).toMatchObject([{ people: 203, obligations: 203 }])
    expect(await owing()).toHaveLength(203)
  }, 60_000)

  it('says to whoever may publish, and nobody else, in how many agencies', async () => {
    const module = await moduleOf()
    const [{ agencyId, coordinator }] = [await agencyOf(module), await agencyOf(module)]
    const author = actingCtx(newId(), [{ role: 'author', agencyId: null, unitId: null }])
    const asked = async () => (await getEditionAsked(author, { slug: module.slug })).asked
    expect(await asked()).toBe(null)
    await publishMaterial(module.slug)
    expect(await asked()).toEqual({ edition: 2, agencies: 2, agenciesDone: 0, dueDates: 0 })
    await askAgainIn(LATER, agencyId)
    expect(await asked()).toEqual({ edition: 2, agencies: 2, agenciesDone: 1, dueDates: 1 })
    await expect(getEditionAsked(coordinator, { slug: module.slug })).rejects.toThrow()
  })
})
