import { afterAll, beforeAll, expect, test } from 'vitest'
import { earn } from '@/e2e/support/earned'
import { actingCtx, closeOwner, coordinatorOf, makeAgency, makePerson, serve } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { listFacets } from '@/lib/events/calendar'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { listMyCredits } from '@/lib/records/queries'
import { agencyHours } from '@/lib/reporting/hours'
import { personHours } from '@/lib/reporting/hours-person'
import { listRequestChoices } from '@/lib/requests/choices'
import { listRequirementChoices } from '@/lib/requirements/choices'
import { loadReference } from './commands'

testDatabase()
afterAll(closeOwner)
beforeAll(() => loadReference(systemCtx('installation')))

type Names = readonly { name: string | null }[]
const namesOf = (rows: Names) => rows.map(({ name }) => name)

test('topics are called as their reader calls them, in the order of their alphabet, wherever they are named', async () => {
  const [agencyId, personId] = [await makeAgency(), await makePerson()]
  await serve(personId, agencyId, { from: '2020-01-01' })
  await earn(personId, { earnedOn: '2026-03-02', creditMinutes: 60, topicIds: ['firearms', 'ethics'] })
  const coordinator = actingCtx(personId, [coordinatorOf(agencyId)], new Date('2026-11-20T18:00:00Z'))
  const lists: Record<string, (ctx: Ctx) => Promise<Names>> = {
    'what events are filtered by': async (ctx) => (await listFacets(ctx)).topics,
    'what a training can be asked for': async (ctx) => (await listRequestChoices(ctx)).topics,
    'what a rule can ask': async (ctx) => (await listRequirementChoices(ctx, { agencyId })).topics,
  }
  for (const [list, ask] of Object.entries(lists)) {
    const [english, spanish] = [await ask(coordinator), await ask({ ...coordinator, locale: 'es' })]
    expect(namesOf(english), list).toEqual(expect.arrayContaining(['Ethics', 'Firearms']))
    expect(namesOf(spanish), list).toEqual(expect.arrayContaining(['Ética', 'Armas de fuego']))
    expect(namesOf(spanish), list).toEqual(namesOf(spanish).sort((a, b) => String(a).localeCompare(String(b), 'es')))
  }
  const hours: Record<string, (ctx: Ctx) => Promise<Names>> = {
    'what a record is filtered by': async (ctx) => (await listMyCredits(ctx)).choices.topics,
    'the totals of a record': async (ctx) => (await listMyCredits(ctx)).totals.topics,
    'hours of an agency': async (ctx) => (await agencyHours(ctx, { agencyId })).topics,
    'hours of a person': async (ctx) => (await personHours(ctx, { agencyId, personId })).topics,
    'trainings behind the hours of a person': async (ctx) =>
      (await personHours(ctx, { agencyId, personId })).credits.flatMap(({ topics }) =>
        topics.map((name) => ({ name })),
      ),
  }
  for (const [list, ask] of Object.entries(hours)) {
    expect(namesOf(await ask(coordinator)).sort(), list).toEqual(['Ethics', 'Firearms'])
    expect(namesOf(await ask({ ...coordinator, locale: 'es' })).sort(), list).toEqual(['Armas de fuego', 'Ética'])
  }
})
