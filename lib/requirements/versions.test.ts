import { afterAll, describe, expect, it, vi } from 'vitest'
import {
  actingCtx,
  closeOwner,
  coordinatorOf,
  makeAgency,
  makeCourse,
  makePerson,
  makeUnit,
  owner,
  serve,
} from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { explainStatus } from '@/lib/reporting/person'
import { changeRequirement, makeRequirement, rebuildObligations } from './commands'
import { getRequirement } from './queries'

/** Where the clock of ids stands, and how it goes: backwards as where those of two processes differ, or within a millisecond. */
let clock: { at: number; step: number } | null = null
vi.mock('@/lib/platform/ids', async (actual) => {
  const ids = await actual<typeof import('@/lib/platform/ids')>()
  const told = () => {
    if (clock) clock.at += clock.step
    return clock?.at
  }
  return { ...ids, newId: (now?: number) => ids.newId(now ?? told()) }
})

testDatabase()
afterAll(closeOwner)

async function makeWorld() {
  const [agencyId, courseId, coordinatorId] = [await makeAgency(), await makeCourse(), await makePerson('Zoe', 'Own')]
  const coordinator = actingCtx(coordinatorId, [coordinatorOf(agencyId)])
  const terms = {
    ...{ agencyId, criterion: { kind: 'course', courseId }, name: 'Response', dueKind: 'within-days-of-start' },
    ...{ withinDays: 90, population: 'everyone', citation: 'x', effectiveFrom: '2025-01-01' },
  }
  const { requirementId } = await makeRequirement(coordinator, terms)
  const change = (version: number, more: object) =>
    changeRequirement(coordinator, { ...terms, ...more, requirementId, madeFrom: version, effectiveFrom: '2026-12-01' })
  return { agencyId, coordinatorId, coordinator, requirementId, change, terms }
}

describe('the versions of a requirement', () => {
  it('say whom each is for, whatever the order of their ids', async () => {
    clock = { at: Date.now(), step: -1 }
    const { agencyId, coordinator, requirementId, change } = await makeWorld()
    const unitId = await makeUnit(agencyId, 'Patrol')
    const patrol = { population: 'unit', unitId }
    await change(1, { withinDays: 60 })
    await change(2, patrol)
    await change(3, { ...patrol, withinDays: 30 })
    await change(4, {})
    await change(5, { withinDays: 20 })
    clock = null
    const { versions, whom } = await getRequirement(coordinator, { requirementId })
    expect(versions.map((each) => [each.number, each.whom?.unitName])).toEqual([
      [6, null],
      [5, null],
      [4, 'Patrol'],
      [3, 'Patrol'],
      [2, null],
      [1, null],
    ])
    expect(whom.map(({ from, to }) => [from, to])).toEqual([
      ['2026-12-01', null],
      ['2025-01-01', '2026-12-01'],
    ])
  })

  it('leave what is owed as it began, or end it for all on their day where they replace it', async () => {
    const { agencyId, coordinator, requirementId, change, terms } = await makeWorld()
    const personId = await makePerson()
    await serve(personId, agencyId, { from: '2025-01-01' })
    const on = async (asOf: string) => {
      const told = await explainStatus(coordinator, { agencyId, personId, requirementId, asOf })
      return [told.status.kind, told.status.dueOn]
    }
    const first = { ...terms, name: 'First', limits: { replaces: 'running' } }
    const made = await makeRequirement(coordinator, first)
    expect((await getRequirement(coordinator, made)).limits).toEqual({})
    await change(1, { withinDays: 30 })
    expect(await on('2026-12-01')).toEqual(['overdue', '2025-04-01'])
    await change(2, { withinDays: 30, limits: { replaces: 'running' } })
    expect(await on('2026-11-30')).toEqual(['overdue', '2025-04-01'])
    expect(await on('2026-12-01')).toEqual(['due-soon', '2026-12-31'])
    expect((await getRequirement(coordinator, { requirementId })).limits).toEqual({ replaces: 'running' })
    const trail = await owner()`select detail->>'replaces' as replaces from audit_events
      where event = 'requirement.changed' and subject_id = ${requirementId} order by recorded_at, id`
    expect(trail.at(-1)).toEqual({ replaces: 'running' })
    const later = { ...coordinator, now: new Date('2026-12-02T16:00:00Z') }
    expect((await getRequirement(later, { requirementId })).limits, 'sent back with a change it ends nothing').toEqual(
      {},
    )
    const before = await explainStatus(coordinator, { agencyId, personId, requirementId, asOf: '2026-11-30' })
    expect(JSON.stringify(before.explanation)).toContain('A version that replaces it took effect later')
    expect((await rebuildObligations(systemCtx('test'))).changed).toBe(0)
  })

  it('that were made before a version and whom it is for had one id say so by the order of those', async () => {
    clock = { at: Date.now() - 60_000, step: 10 }
    const { agencyId, coordinator, requirementId, change } = await makeWorld()
    const unitId = await makeUnit(agencyId, 'Patrol')
    await change(1, { population: 'unit', unitId })
    const made = await owner()`select id from assignments where requirement_id = ${requirementId}`
    const soonAfter = (id: string) => newId(Number.parseInt(id.replace('-', '').slice(0, 12), 16) + 1)
    for (const { id } of made) await owner()`update assignments set id = ${soonAfter(String(id))} where id = ${id}`
    await change(2, { population: 'unit', unitId, withinDays: 30 })
    await change(3, {})
    clock = null
    const shown = await getRequirement(coordinator, { requirementId })
    expect(shown.versions.map((each) => each.whom?.unitName)).toEqual([null, 'Patrol', 'Patrol', null])
  })

  it('call whoever wrote them, and has not said that they serve there, by the name that the agency wrote', async () => {
    const { agencyId, coordinatorId, coordinator, requirementId, change } = await makeWorld()
    const by = async () => (await getRequirement(coordinator, { requirementId })).versions.map((each) => each.by)
    expect(await by()).toEqual(['Zoe Own'])
    await owner()`delete from joinings where person_id = ${coordinatorId}`
    await owner()`insert into names_on_papers (agency_id, person_id, given_name, family_name, recorded_at)
      values (${agencyId}, ${coordinatorId}, 'Z.', 'Papers', now())`
    expect(await by()).toEqual(['Z. Papers'])
    await change(1, { withinDays: 60 })
    await expect(change(1, { withinDays: 30 })).rejects.toThrow('Z. Papers changed this in the meantime.')
  })

  it('are by the record that goes on, where that of their author was joined to it', async () => {
    const { agencyId, coordinatorId, requirementId, change } = await makeWorld()
    const lastingId = await makePerson('Nadia', 'Haddad')
    await change(1, { withinDays: 60 })
    await owner()`insert into joined_records (id, person_id, lasting_id, joined_at)
      values (${newId()}, ${coordinatorId}, ${lastingId}, now())`
    const other = actingCtx(lastingId, [coordinatorOf(agencyId)])
    const { versions } = await getRequirement(other, { requirementId })
    expect(versions.map(({ by }) => by)).toEqual(['Nadia Haddad', 'Nadia Haddad'])
  })
})
