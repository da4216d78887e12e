import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { earn } from '@/e2e/support/earned'
import { actingCtx, closeOwner, coordinatorOf, makeAgency, makePerson, owner, serve } from '@/e2e/support/facts'
import { expectKeptAsEvaluated } from '@/e2e/support/obligations'
import { testDatabase } from '@/e2e/support/test-database'
import { newId } from '@/lib/platform/ids'
import { addDays } from '@/lib/platform/time'
import { makeRequirement } from './commands'
import { previewRequirement } from './previewed/preview'
import { getRequirement, listMyObligations } from './queries'

testDatabase()
afterAll(closeOwner)

async function makeWorld() {
  const agencyId = await makeAgency()
  const [personId, coordinator] = [await makePerson(), actingCtx(newId(), [coordinatorOf(agencyId)])]
  await serve(personId, agencyId, { from: '2026-01-01' })
  const terms = {
    ...{
      agencyId,
      name: 'Of some providers',
      dueKind: 'within-days-of-start',
      withinDays: 365,
      population: 'everyone',
    },
    ...{ effectiveFrom: '2026-01-01' },
  }
  return { agencyId, personId, coordinator, terms }
}

/** On the calendar, with credit. */
async function makeEvent(seriesId: string | null = null, title = 'Regional summit'): Promise<string> {
  const id = newId()
  await owner()`insert into events (id, slug, title, summary, description, kind, format, status, organizer_id, sponsor, audiences, topic_ids,
      priority_ids, cost, accessibility, contact_name, contact_email, sequence, created_at, updated_at, published_at, series_id, search, search_words)
    values (${id}, ${id}, ${title}, '', '', 'training', 'in-person', 'published', ${await makePerson()}, 'Bayview Institute', '{}', '{}',
      '{}', 'Free', null, 'Ida', 'ida@bayview.example', 0, now(), now(), now(), ${seriesId}, '', '')`
  return id
}

const aDay = { title: 'A day', creditMinutes: 120 }

const mine = async (personId: string) => (await listMyObligations(actingCtx(personId))).items

describe('hours of some providers', () => {
  it('count what these gave and what the agency gave itself, and say of the rest that nobody of them did', async () => {
    const { agencyId, personId, coordinator, terms } = await makeWorld()
    const providers = { names: ['Bayview Institute'], agencyId }
    const rule = { ...terms, criterion: { kind: 'minutes', atLeast: 240, of: { providers } } }
    const { requirementId } = await makeRequirement(coordinator, rule)
    expect((await getRequirement(coordinator, { requirementId })).asks).toBe(
      '4 hours given by “Bayview Institute” or the agency itself',
    )
    await earn(personId, { ...aDay, earnedOn: '2026-02-01', provider: 'bay view INSTITUTE' })
    await earn(personId, { ...aDay, earnedOn: '2026-02-02', provider: 'Another Institute' })
    const [open] = await mine(personId)
    expect(open).toMatchObject({ explanation: { progress: { have: 120, need: 240 } } })
    expect(JSON.stringify(open?.explanation.steps)).toContain(
      '“A day”, February 2, 2026: 2 hours. The rule counts only training of some providers, and who gave this is none of them.',
    )
    await earn(personId, {
      ...aDay,
      earnedOn: '2026-02-03',
      provider: 'As it was called then',
      providerAgencyId: agencyId,
    })
    expect(await mine(personId)).toMatchObject([{ status: { kind: 'met', satisfiedOn: '2026-02-03' } }])
    expect(await previewRequirement(coordinator, rule)).toMatchObject({ appliesTo: 1, met: 1 })
  })

  it('are refused with another agency as the agency itself, and without anybody', async () => {
    const { coordinator, terms } = await makeWorld()
    const refused = (providers: object) =>
      makeRequirement(coordinator, { ...terms, criterion: { kind: 'minutes', atLeast: 60, of: { providers } } })
    await expect(refused({ agencyId: await makeAgency() })).rejects.toThrow(/Only the agency itself/)
    await expect(refused({ names: [] })).rejects.toThrow(/at least one provider/)
    await expect(refused({ names: ['x'.repeat(201)] })).rejects.toThrow()
    await expect(refused({ names: [' \u0000 '] })).rejects.toThrow()
  })
})

describe('attendance at an event', () => {
  it('is met by credit for it, or for any date of its series where the rule says so', async () => {
    const { personId, coordinator, terms } = await makeWorld()
    const first = await makeEvent()
    await owner()`update events set series_id = id where id = ${first}`
    const second = await makeEvent(first)
    await owner()`insert into event_sessions (id, event_id, position, starts_local, ends_local, zone, starts_at, ends_at)
      values (${newId()}, ${first}, 0, '2026-04-01T09:00', '2026-04-01T16:00', 'America/Los_Angeles',
        '2026-04-01T16:00Z', '2026-04-01T23:00Z')`
    const asks = (of: object) => ({ ...terms, criterion: { kind: 'event', eventId: first, ...of } })
    const { requirementId } = await makeRequirement(coordinator, { ...asks({}), name: 'The first' })
    const whole = await makeRequirement(coordinator, { ...asks({ series: true }), name: 'Any of them' })
    const events = [{ eventId: first, title: 'Regional summit', on: '2026-04-01', seriesId: first }]
    expect(await getRequirement(coordinator, whole)).toMatchObject({
      asks: 'any date of “Regional summit”',
      events,
    })
    expect((await getRequirement(coordinator, { requirementId })).asks).toBe(
      'the event “Regional summit, April 1, 2026”',
    )
    await earn(personId, { ...aDay, earnedOn: '2026-03-01', eventId: second })
    expect(await mine(personId)).toMatchObject([
      { name: 'The first', status: { kind: 'open' }, explanation: { progress: null } },
      { name: 'Any of them', status: { kind: 'met', satisfiedOn: '2026-03-01' } },
    ])
    await earn(personId, { ...aDay, earnedOn: '2026-04-01', eventId: first })
    expect((await mine(personId)).map(({ status }) => status.satisfiedOn).sort()).toEqual(['2026-03-01', '2026-04-01'])
  })

  it('is refused on any date of a series for what is none, or not its first date', async () => {
    const { coordinator, terms } = await makeWorld()
    const [alone, first] = [await makeEvent(), await makeEvent()]
    await owner()`update events set series_id = id where id = ${first}`
    for (const eventId of [alone, await makeEvent(first)])
      await expect(
        makeRequirement(coordinator, { ...terms, criterion: { kind: 'event', eventId, series: true } }),
      ).rejects.toThrow(/first date of a series/)
  })

  it('is refused where the event is not on the calendar', async () => {
    const { coordinator, terms } = await makeWorld()
    const hidden = await makeEvent()
    await owner()`update events set status = 'draft', published_at = null where id = ${hidden}`
    for (const eventId of [hidden, newId()])
      await expect(
        makeRequirement(coordinator, { ...terms, criterion: { kind: 'event', eventId } }),
      ).rejects.toMatchObject({ kind: 'invalid' })
  })
})

describe('stored obligations of providers and events', () => {
  it('are what the evaluator answers and what a rebuild gives, whoever gave the training', async () => {
    const first = await makeEvent()
    await owner()`update events set series_id = id where id = ${first}`
    const events = [null, first, await makeEvent(first), await makeEvent()]
    const step = fc.record({
      ...{
        days: fc.nat({ max: 320 }),
        provider: fc.constantFrom(null, 'Bayview Institute', 'BAYVIEW  institute', 'Other'),
      },
      ...{ isOwn: fc.boolean(), event: fc.nat({ max: 3 }) },
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const { agencyId, personId, coordinator, terms } = await makeWorld()
        const list = [first, events[3]].map((eventId, i) => ({ kind: 'event', eventId, series: i === 0 }))
        const given = { providers: { names: ['Bayview Institute'], agencyId } }
        for (const criterion of [
          { kind: 'minutes', atLeast: 360, of: given },
          { kind: 'some', count: 2, of: list },
        ])
          await makeRequirement(coordinator, { ...terms, criterion })
        for (const { days, provider, isOwn, event } of steps)
          await earn(personId, {
            ...{ ...aDay, earnedOn: addDays('2026-01-01', days), provider, eventId: events[event] ?? null },
            providerAgencyId: isOwn ? agencyId : null,
          })
        await expectKeptAsEvaluated(agencyId, [personId])
      }),
      { numRuns: 4, endOnFailure: true },
    )
  }, 60_000)
})
