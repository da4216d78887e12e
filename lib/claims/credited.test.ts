/** Credits that claims would post, of which some began from an event of the calendar; and rules that ask for that event. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actingCtx, closeOwner, coordinatorOf, makeActing, makeAgency, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference } from '@/lib/catalog/commands'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { makeRequirement } from '@/lib/requirements/commands'
import { previewClaim } from './bringing'
import { type Claimed, creditOf, creditsOf } from './credited'

testDatabase()
afterAll(closeOwner)
beforeAll(() => loadReference(systemCtx('test', new Date('2026-11-20T16:00:00Z'))))

/** On the calendar on April 1. */
async function makeEvent(seriesId: string | null = null): Promise<string> {
  const id = newId()
  await owner()`insert into events (id, slug, title, summary, description, kind, format, status, organizer_id, sponsor, audiences, topic_ids,
      priority_ids, cost, accessibility, contact_name, contact_email, sequence, created_at, updated_at, published_at, series_id, search, search_words)
    values (${id}, ${id}, 'Regional summit', '', '', 'training', 'in-person', 'published', ${await makePerson()}, 'Bayview Institute', '{}', '{}',
      '{}', 'Free', null, 'Ida', 'ida@bayview.example', 0, now(), now(), now(), ${seriesId}, '', '')`
  await owner()`insert into event_sessions (id, event_id, position, starts_local, ends_local, zone, starts_at, ends_at)
    values (${newId()}, ${id}, 0, '2026-04-01T09:00', '2026-04-01T16:00', 'America/Los_Angeles', '2026-04-01T16:00Z', '2026-04-01T23:00Z')`
  return id
}

const claimed = (eventSlug: string | null, day: string, startsOn = day): Claimed => ({
  ...{ title: 'Regional summit', acceptedTitle: null, provider: 'Bayview Institute', startsOn, endsOn: day },
  ...{ mode: 'in-person', priorityIds: [], eventSlug },
})
const counts = { minutes: 90, topics: { topicIds: ['firearms'], topicMinutes: {} } }

test('of many is each its own: of the event that it began from only where the training lay on days of it', async () => {
  const [one, other] = [await makeEvent(), await makeEvent()]
  const all = [
    ...[claimed(null, '2026-04-01'), claimed(other, '2026-04-01'), claimed(one, '2026-04-02', '2026-03-30')],
    ...[claimed(one, '2026-04-02'), claimed('of-nothing', '2026-04-01'), claimed(one, '2026-04-01')],
  ]
  const ctx = actingCtx(newId())
  const [together, alone] = await read(ctx, async (tx) => {
    const credits = await creditsOf(
      tx,
      all.map((each) => ({ claimed: each, counts })),
    )
    const each: typeof credits = []
    for (const one of all) each.push(await creditOf(tx, one, counts))
    return [credits, each] as const
  })
  expect(together.map(({ eventId }) => eventId)).toEqual([null, other, one, null, null, one])
  expect(together).toEqual(alone)
  expect(together[0]).toMatchObject({ earnedOn: '2026-04-01', creditMinutes: 90, topicMinutes: { firearms: 90 } })
  expect(await read(ctx, (tx) => creditsOf(tx, []))).toEqual([])
})

test('meets a rule that asks for the event, or any date of its series, and hours of who gave it', async () => {
  const agencyId = await makeAgency()
  const dana = await makeActing('Dana', { agencyId }, [coordinatorOf(agencyId)])
  const first = await makeEvent()
  await owner()`update events set series_id = id where id = ${first}`
  const second = await makeEvent(first)
  const asks = (name: string, criterion: object) =>
    makeRequirement(dana, {
      ...{ agencyId, name, population: 'everyone', citation: null, effectiveFrom: '2026-01-01', criterion },
      ...{ dueKind: 'by-date', dueBy: '2026-12-31' },
    })
  await asks('The first', { kind: 'event', eventId: first })
  await asks('Any of them', { kind: 'event', eventId: first, series: true })
  await asks('Of Bayview', { kind: 'minutes', atLeast: 60, of: { providers: { names: ['Bayview Institute'] } } })
  const me = await makeActing('Amara', { agencyId })
  const told = async (ctx: Ctx, eventSlug: string | null, provider = 'Bayview Institute') => {
    const given = { startsOn: '2026-04-01', endsOn: '2026-04-01', minutes: 60, mode: 'in-person', eventSlug }
    const { brings } = await previewClaim(ctx, { fields: { title: 'Summit', provider, ...given } })
    return brings?.counts.map(({ name }) => name).sort()
  }
  expect(await told(me, first)).toEqual(['Any of them', 'Of Bayview', 'The first'])
  expect(await told(me, second)).toEqual(['Any of them', 'Of Bayview'])
  expect(await told(me, null)).toEqual(['Of Bayview'])
  expect(await told(me, null, 'Another')).toEqual([])
})
