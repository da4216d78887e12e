import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import { actingCtx, closeOwner, coordinatorOf, makeAgency, makePerson, owner, serve } from '@/e2e/support/facts'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { makeRequirement, rebuildObligations } from '../commands'
import { previewRequirement } from '../previewed/preview'
import { getRequirement, listMyObligations } from '../queries'
import { askAgainEverywhere } from './asked-again'

testDatabase()
afterAll(closeOwner)

const on = (day: string, time = '16:00') => systemCtx('test', new Date(`${day}T${time}:00Z`))
/** With what follows from it in the background. */
async function publish(
  slug: string,
  day: string,
  more: { changes?: string; difference?: string; words?: number } = {},
  time?: string,
) {
  await publishCourse(on(day, time), { markdown: moduleMarkdown({ slug, title: slug, ...more }) })
  await askAgainEverywhere(on('2026-11-20'))
}
const idsOf = async (slug: string) => {
  const [course] = await owner()`select id from courses where slug = ${slug}`
  const editions = await owner()`select id from course_versions where course_id = ${course?.id} order by edition`
  return { courseId: String(course?.id), versionIds: editions.map(({ id }) => String(id)) }
}

beforeAll(() => loadReference(on('2026-01-01')))

let count = 0
/** A module in its first edition, an agency that asks for it, and somebody who completed it. */
async function world(limits: object, more: { difference?: true } = {}) {
  const slug = `standards-${++count}`
  await publish(slug, '2026-01-10')
  if (more.difference) await publish(`new-in-${slug}`, '2026-01-10')
  const { courseId, versionIds } = await idsOf(slug)
  const agencyId = await makeAgency()
  const coordinator = { ...actingCtx(newId(), [coordinatorOf(agencyId)]), now: new Date('2026-11-20T16:00:00Z') }
  const terms = {
    ...{ agencyId, name: 'Standards', criterion: { kind: 'course', courseId }, citation: 'Policy 4.12', limits },
    ...{ dueKind: 'within-days-of-start', withinDays: 30, population: 'everyone', effectiveFrom: '2026-01-01' },
  }
  await makeRequirement(coordinator, terms)
  const personId = await makePerson()
  await serve(personId, agencyId, { from: '2026-01-01' })
  const learn = (earnedOn: string, versionId: string | undefined, course = courseId) =>
    earn(personId, {
      ...{ sourceKind: 'module' as const, courseId: course, courseVersionId: versionId ?? null, certificate: null },
      ...{ creditMinutes: 60, mode: 'self-paced' as const, earnedOn },
    })
  await learn('2026-01-20', versionIds[0])
  const me = actingCtx(personId)
  const status = async (asOf: string) => {
    const [item] = (await listMyObligations(me, { asOf })).items
    return item && `${item.status.kind} ${item.status.dueOn ?? item.status.satisfiedOn}`
  }
  const reason = async (asOf: string) => (await listMyObligations(me, { asOf })).items[0]?.explanation
  return { slug, courseId, agencyId, coordinator, terms, personId, learn, status, reason }
}

describe('a new edition', () => {
  it('asks again from the day it is published, and the day before stands as it stood', async () => {
    const { slug, agencyId, status, reason, learn } = await world({ editionDays: 60 })
    await publish(slug, '2026-05-04', { changes: 'material', words: 5 })
    expect([await status('2026-05-03'), await status('2026-05-04')]).toEqual(['met 2026-01-20', 'open 2026-07-03'])
    const told = await reason('2026-07-04')
    expect(told?.sentence).toBe(
      'A new edition came on May 4, 2026, and it is asked for again within 60 days. Nothing had counted by July 3, 2026: overdue by 1 day.',
    )
    expect(told?.steps.map(({ text }) => text)).toContain(
      'It is for everyone in the agency. Edition 2 of the module (“2026-11”), which changes what is taught, was published on May 4, 2026: only it counts, or a later one.',
    )
    await learn('2026-06-01', (await idsOf(slug)).versionIds[0])
    expect(await status('2026-06-02')).toBe('open 2026-07-03')
    expect(JSON.stringify(await reason('2026-06-02'))).toContain(
      'It was of an earlier edition than the one that is asked for.',
    )
    await learn('2026-06-03', (await idsOf(slug)).versionIds[1])
    expect([await status('2026-06-02'), await status('2026-06-03')]).toEqual(['open 2026-07-03', 'met 2026-06-03'])
    const [published] =
      await owner()`select detail from audit_events where event = 'course.published' and detail->>'slug' = ${slug} and detail->>'edition' = '2'`
    expect(published?.detail).toMatchObject({ material: true, agencies: 1 })
    expect((await rebuildObligations(on('2026-11-20'))).changed).toBe(0)
    expect(await owner()`select 1 from obligations where agency_id = ${agencyId}`).toHaveLength(2)
  })

  it('asks nothing where it is editorial, or where the rule does not ask for editions; sent twice it asks once', async () => {
    const [asking, not] = [await world({ editionMonths: 2 }), await world({})]
    await publish(asking.slug, '2026-05-04', { words: 5 })
    await publish(not.slug, '2026-05-04', { changes: 'material', words: 5 })
    expect([await asking.status('2026-09-01'), await not.status('2026-09-01')]).toEqual([
      'met 2026-01-20',
      'met 2026-01-20',
    ])
    for (const day of ['2026-06-01', '2026-06-08']) await publish(asking.slug, day, { changes: 'material', words: 10 })
    expect(await asking.status('2026-06-09')).toBe('open 2026-08-01')
  })

  it('is of the day it has in the zone of the agency', async () => {
    const { slug, agencyId, status } = await world({ editionDays: 60 })
    await owner()`update agencies set time_zone = 'America/Los_Angeles' where id = ${agencyId}`
    await publish(slug, '2026-05-05', { changes: 'material', words: 5 }, '03:00')
    expect(await status('2026-05-04')).toBe('open 2026-07-03')
  })

  it('is met by the module that teaches the difference, which has to be there', async () => {
    const { slug, agencyId, coordinator, status, reason, learn } = await world(
      { editionDays: 60 },
      { difference: true },
    )
    const difference = `new-in-${slug}`
    for (const [wrong, words] of [
      [{ difference }, 'Only an edition with “changes: material”'],
      [{ changes: 'material', difference: 'nowhere' }, 'There is no module “nowhere”'],
      [{ changes: 'material', difference: slug }, 'does not teach its own difference'],
    ] as const)
      await expect(publish(slug, '2026-05-04', { ...wrong, words: 5 })).rejects.toThrow(words)
    await publish(slug, '2026-05-04', { changes: 'material', difference, words: 5 })
    expect(JSON.stringify(await reason('2026-05-04'))).toContain(`or “${difference}”, which teaches what is new in it`)
    expect((await reason('2026-05-04'))?.difference).toEqual({ slug: difference, title: difference })
    const [rule] = await owner()`select id from requirements where agency_id = ${agencyId}`
    expect(await getRequirement(coordinator, { requirementId: rule?.id })).toMatchObject({
      newEdition: { edition: 2, publishedOn: '2026-05-04', difference: { slug: difference } },
    })
    const { courseId, versionIds } = await idsOf(difference)
    await learn('2026-05-20', versionIds[0], courseId)
    expect([await status('2026-05-19'), await status('2026-05-20')]).toEqual(['open 2026-07-03', 'met 2026-05-20'])
    expect((await reason('2026-05-20'))?.difference).toBe(null)
    expect((await rebuildObligations(on('2026-11-20'))).changed).toBe(0)
  })

  it('is counted by a simulation of a rule that would have asked for it', async () => {
    const { slug, coordinator, terms } = await world({})
    await publish(slug, '2026-10-01', { changes: 'material', words: 5 })
    const without = await previewRequirement(coordinator, terms)
    const asking = await previewRequirement(coordinator, { ...terms, limits: { editionDays: 20 } })
    expect([without.met, without.overdue, asking.met, asking.overdue]).toEqual([1, 0, 0, 1])
  })

  it('is looked up by an index of the rules that ask for editions', async () => {
    const plan = await read(on('2026-11-20'), async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`)
      return tx.execute<{ 'QUERY PLAN': string }>(sql`explain select distinct requirement_id from requirement_versions
        where course_id = ${newId()} and (limits->'editionDays' is not null or limits->'editionMonths' is not null)`)
    })
    expect(plan.map((each) => each['QUERY PLAN']).join('\n')).toContain('requirement_versions_by_edition')
  })
})
