import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mandatePacks } from '@/drizzle/seed/mandate-packs'
import { closeOwner, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { makeWorld, type Place, system, today, type World } from '@/e2e/support/world'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { addDays, addMonths, plusMinutes } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import { retireRequirement } from '@/lib/requirements/commands'
import { getRequirement, listMyObligations, listRequirements } from '@/lib/requirements/queries'
import { undoChange } from '@/lib/requirements/undone'
import { adoptPack, answerPackChange, recordPackReading } from './commands'
import { loadMandatePacks } from './load'
import { packChanged } from './mails'
import { type Pack, packShape } from './pack'
import { getPack, listAdoptions, listPacks } from './queries'
import { suggestedWhom, takenOver, termsOf } from './rules'
import { isToReadAgain } from './words'

testDatabase()
let world: World
let packs: Pack[]
beforeAll(async () => {
  world = await makeWorld()
  packs = (await mandatePacks()).map((each) => packShape.parse(each))
  await loadMandatePacks(system, packs)
})
afterAll(closeOwner)

const TEXAS = 'tx-1tac-62-52'
const TRAFFICKING = 'ca-pc-13519-14'
const LEAD = 'tx-occ-1701-258'
const UNSAID = 'ca-wic-23020'

const everyone = () => ({ population: 'everyone', effectiveFrom: today() })
const adopting = ({ agencyId }: Place, packId: string, edition = 1) => ({ agencyId, packId, edition, ...everyone() })
const reading = (packId: string, edition = 1) => ({ packId, edition, readOn: today(), found: 'as-written' })
const statusOf = async (ctx: Ctx, packId: string) => (await getPack(ctx, { packId })).status

/** A pack as a later delivery of the product brings it. */
async function changeOf(packId: string, change: Partial<Pack>): Promise<void> {
  packs = packs.map((each) => (each.id === packId ? packShape.parse({ ...each, ...change }) : each))
  await loadMandatePacks(system, packs)
}

test('packs come as drafts and leads, each once, and none is verified before somebody has read it', async () => {
  expect(await loadMandatePacks(system, packs)).toEqual({ added: 0 })
  const { items, total } = await listPacks(world.administrator.ctx, {})
  expect(total).toBe(107)
  expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['draft', 'lead']))
  await expect(loadMandatePacks(world.administrator.ctx, packs)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('two people verify a pack, never the same one twice, and whoever finds a difference begins it anew', async () => {
  const { administrator, moderator } = world
  const id = 'or-137-085'
  await recordPackReading(moderator.ctx, reading(id))
  await recordPackReading(moderator.ctx, reading(id))
  await recordPackReading(moderator.ctx, { ...reading(id), readOn: addDays(today(), -3) })
  expect(await statusOf(moderator.ctx, id)).toBe('draft')
  expect(await recordPackReading(administrator.ctx, reading(id))).toEqual({ status: 'verified' })
  const told = await getPack(moderator.ctx, { packId: id })
  expect(told).toMatchObject({ verifiedOn: today(), adoptable: true })
  expect(told.readings.map(({ name, mine }) => ({ name, mine })).at(-1)).toEqual({
    name: 'Walt Platform',
    mine: false,
  })
  const differs = { ...reading(id), found: 'differs', words: 'It names fifty hours now.' }
  await expect(recordPackReading(administrator.ctx, { ...differs, words: null })).rejects.toThrow()
  expect(await recordPackReading(administrator.ctx, differs)).toEqual({ status: 'draft' })
})

test('a verified pack is to be read again within a year of its later reading, and one reader is enough for another year', async () => {
  const { administrator, moderator } = world
  const id = 'az-12-2240'
  const [longAgo, lately] = [addDays(today(), -400), addDays(today(), -300)]
  const readOn = (day: string) => ({ ...reading(id), readOn: day })
  const told = async () => {
    const list = await listPacks(moderator.ctx, {})
    const pack = list.items.find(({ packId }) => packId === id)
    return { again: pack && isToReadAgain(pack, list.today), by: pack?.againDueOn, status: pack?.status }
  }
  await recordPackReading(moderator.ctx, readOn(addDays(longAgo, -30)))
  expect(await told()).toEqual({ again: false, by: null, status: 'draft' })
  await recordPackReading(administrator.ctx, readOn(longAgo))
  expect(await told()).toEqual({ again: true, by: addMonths(longAgo, 12), status: 'verified' })
  await recordPackReading(moderator.ctx, readOn(lately))
  expect(await told()).toEqual({ again: false, by: addMonths(lately, 12), status: 'verified' })
  await recordPackReading(moderator.ctx, readOn(today()))
  expect(await told()).toEqual({ again: false, by: addMonths(today(), 12), status: 'verified' })
  // Written down late, it takes nothing away from what the same person read since.
  await recordPackReading(moderator.ctx, readOn(addDays(longAgo, -60)))
  expect(await told()).toEqual({ again: false, by: addMonths(today(), 12), status: 'verified' })
})

test('whoever reads a pack again after a difference was found is heard, also on the same day, and twice at once is once', async () => {
  const { administrator, moderator } = world
  const id = 'az-12-2239'
  const at = ({ ctx }: { ctx: Ctx }, minutes: number): Ctx => ({ ...ctx, now: plusMinutes(system.now, minutes) })
  const differs = { ...reading(id), found: 'differs', words: 'It names two hours.' }
  await recordPackReading(at(moderator, 1), reading(id))
  await recordPackReading(at(administrator, 2), differs)
  await recordPackReading(at(moderator, 3), reading(id))
  const again = () => recordPackReading(at(administrator, 4), reading(id))
  expect(await Promise.all([again(), again()])).toEqual([{ status: 'verified' }, { status: 'verified' }])
  const { readings } = await getPack(moderator.ctx, { packId: id })
  expect(readings.map(({ found }) => found)).toEqual(['as-written', 'differs', 'as-written', 'as-written'])
})

test('of many readings the latest stand on the first page, and the earlier ones on those after it', async () => {
  const { administrator, moderator } = world
  const id = 'az-12-2239'
  const before = (await getPack(moderator.ctx, { packId: id })).readingsCount
  for (let n = 1; n <= 21; n += 1) {
    const { ctx } = n % 2 ? moderator : administrator
    const given = { ...reading(id), found: 'differs', words: `It names ${n} hours.` }
    await recordPackReading({ ...ctx, now: plusMinutes(system.now, 10 + n) }, given)
  }
  const page = async (readingsPage?: unknown) => getPack(moderator.ctx, { packId: id, readingsPage })
  const [first, second] = [await page(), await page('2')]
  expect(first).toMatchObject({ readingsCount: before + 21, readingsPage: 1, readingsPages: 2, readByMe: true })
  expect(first.readings.map(({ words }) => words)).toEqual(
    Array.from({ length: 20 }, (_, n) => `It names ${n + 2} hours.`),
  )
  expect(second.readings).toHaveLength(before + 1)
  expect(second.readings.at(-1)?.words).toBe('It names 1 hours.')
  expect(second.lastFound, 'of all of them, whatever the page').toBe('differs')
  expect(await page('x')).toEqual(first)
  expect((await page(99)).readings).toEqual(second.readings)
})

test('nobody reads a pack for the platform who is not of it, nor a lead, nor ahead of the day', async () => {
  const { own, administrator, author, organizer } = world
  for (const { ctx } of [own.coordinator, own.trainee, author, organizer])
    await expect(recordPackReading(ctx, reading(TEXAS))).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(recordPackReading(administrator.ctx, reading(LEAD))).rejects.toMatchObject({ kind: 'not-now' })
  const ahead = { ...reading(TEXAS), readOn: addDays(today(), 3) }
  await expect(recordPackReading(administrator.ctx, ahead)).rejects.toMatchObject({ kind: 'invalid' })
  await expect(recordPackReading(administrator.ctx, reading(TEXAS, 2))).rejects.toMatchObject({ kind: 'conflict' })
})

test('a verified pack becomes a requirement, whose source says that two people read it, and everybody owes it', async () => {
  const { own, administrator, moderator } = world
  await recordPackReading(moderator.ctx, reading(TEXAS))
  await recordPackReading(administrator.ctx, reading(TEXAS))
  const key = '01900000-0000-7000-8000-00000000000a'
  const { requirementId } = await adoptPack(own.coordinator.ctx, { ...adopting(own, TEXAS), key })
  expect(await adoptPack(own.coordinator.ctx, { ...adopting(own, TEXAS), key })).toEqual({ requirementId })
  expect(await getRequirement(own.coordinator.ctx, { requirementId })).toMatchObject({
    name: 'Sexual assault advocates: 40 hours before service',
    citation: `1 TAC 62.52; Gov't Code 420.011. Two people read it against its source, the later on ${longDay(today())}.`,
    version: 1,
  })
  const { items } = await listMyObligations(own.trainee.ctx)
  expect(items.find((each) => each.requirementId === requirementId)).toMatchObject({
    status: { kind: 'not-cleared', dueOn: null },
  })
  const { items: adopted } = await listAdoptions(own.supervisor.ctx, own)
  expect(adopted).toMatchObject([{ packId: TEXAS, edition: 1, latest: 1, by: 'Coordinator Reyes', readOn: null }])
})

test('what two people have not verified is adopted by whoever read the source, whose name and day explain it', async () => {
  const { own } = world
  const given = adopting(own, TRAFFICKING)
  await expect(adoptPack(own.coordinator.ctx, given)).rejects.toMatchObject({ fields: [{ field: 'haveRead' }] })
  const forNobody = { ...given, population: 'position', position: null }
  await expect(adoptPack(own.coordinator.ctx, forNobody)).rejects.toMatchObject({
    fields: [{ field: 'position' }, { field: 'haveRead' }],
  })
  const { requirementId } = await adoptPack(own.coordinator.ctx, { ...given, haveRead: true })
  const { items } = await listMyObligations(own.trainee.ctx)
  const owed = items.find((each) => each.requirementId === requirementId)
  expect(owed?.explanation.rule).toContain(`Coordinator Reyes read it at its source on ${longDay(today())}.`)
  const { items: adopted } = await listAdoptions(own.coordinator.ctx, own)
  expect(adopted.find((each) => each.requirementId === requirementId)).toMatchObject({ readOn: today() })
})

test('a lead, what requirements cannot say and an older edition have no way in, whoever has read what', async () => {
  const { own } = world
  for (const packId of [LEAD, UNSAID])
    await expect(adoptPack(own.coordinator.ctx, { ...adopting(own, packId), haveRead: true })).rejects.toMatchObject({
      kind: 'not-now',
    })
  await expect(
    adoptPack(own.coordinator.ctx, { ...adopting(own, TRAFFICKING, 7), haveRead: true }),
  ).rejects.toMatchObject({ kind: 'conflict' })
})

test('trainees and supervisors adopt nothing, and the neighbor’s agency is not there at all', async () => {
  const { own, other } = world
  const given = { ...adopting(own, TRAFFICKING), haveRead: true }
  await expect(adoptPack(own.supervisor.ctx, given)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(adoptPack(own.trainee.ctx, given)).rejects.toMatchObject({ kind: 'not-found' })
  await expect(adoptPack(other.coordinator.ctx, given)).rejects.toMatchObject({ kind: 'not-found' })
  await expect(listPacks(other.coordinator.ctx, own)).rejects.toMatchObject({ kind: 'not-found' })
  await expect(listPacks(own.coordinator.ctx, {})).rejects.toMatchObject({ kind: 'forbidden' })
  expect((await listPacks(other.coordinator.ctx, other)).items.every(({ adopted }) => adopted === null)).toBe(true)
})

test('packs are found by state, whom they ask and how far they are verified', async () => {
  const { own } = world
  const found = async (asked: object) =>
    (await listPacks(own.coordinator.ctx, { agencyId: own.agencyId, ...asked })).items.map(({ packId }) => packId)
  expect(await found({ state: 'TX', asksOf: 'victim-services', status: 'verified' })).toEqual([TEXAS])
  expect(await found({ state: 'TX', status: 'lead' })).toEqual([LEAD])
  expect(await found({ state: 'GU' })).toEqual([])
  expect((await found({ status: 'nonsense' })).length).toBe(107)
})

test('an agency is told once that a pack changed, sees both texts, and takes it over as a further version', async () => {
  const { other } = world
  const { coordinator } = other
  const { requirementId } = await adoptPack(coordinator.ctx, { ...adopting(other, 'pa-42-5945-1'), haveRead: true })
  const before = packs.find(({ id }) => id === 'pa-42-5945-1')
  const rule = before?.rule
  if (!rule) throw new Error('The pack has no rule.')
  const criterion = { ...rule.terms.criterion, atLeast: 3000 } as typeof rule.terms.criterion
  await changeOf('pa-42-5945-1', { says: 'Fifty hours.', rule: { ...rule, terms: { ...rule.terms, criterion } } })
  await loadMandatePacks(system, packs)
  const told = await owner()`select person_id from notices where kind = 'mandates.changed'`
  expect(told.map((row) => row.person_id)).toEqual([coordinator.personId])
  const about = { packId: 'pa-42-5945-1', agencyId: other.agencyId, edition: 2 }
  expect(await packChanged.say(system, about, null)).toMatchObject({
    lines: [expect.stringContaining('pa-42-5945-1')],
  })

  const pack = await getPack(coordinator.ctx, { packId: 'pa-42-5945-1', agencyId: other.agencyId })
  expect(pack).toMatchObject({
    edition: 2,
    status: 'draft',
    says: 'Fifty hours.',
    rule: { asks: '50 hours about Sexual assault or Victim advocacy' },
  })
  expect(pack.adoptions[0]?.before).toMatchObject({
    says: before?.says,
    rule: { asks: '40 hours about Sexual assault or Victim advocacy' },
  })

  const answer = { requirementId, edition: 2, answer: 'adopted', madeFrom: 1, effectiveFrom: today() }
  await expect(answerPackChange(other.supervisor.ctx, answer)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(answerPackChange(world.own.coordinator.ctx, answer)).rejects.toMatchObject({ kind: 'not-found' })
  await expect(answerPackChange(coordinator.ctx, answer)).rejects.toMatchObject({ kind: 'invalid' })
  const stale = { ...answer, haveRead: true, madeFrom: 7 }
  await expect(answerPackChange(coordinator.ctx, stale)).rejects.toMatchObject({ kind: 'conflict' })
  expect(await answerPackChange(coordinator.ctx, { ...answer, haveRead: true })).toEqual({ version: 2 })
  expect(await answerPackChange(coordinator.ctx, { ...answer, haveRead: true })).toEqual({ version: null })
  expect(await getRequirement(coordinator.ctx, { requirementId })).toMatchObject({
    version: 2,
    asks: '50 hours about Sexual assault or Victim advocacy',
    mayUndo: false,
  })
  // The answer would stand without what it took over.
  await expect(undoChange(coordinator.ctx, { requirementId, version: 2 })).rejects.toMatchObject({ kind: 'not-now' })
  const after = await getPack(coordinator.ctx, { packId: 'pa-42-5945-1', agencyId: other.agencyId })
  expect(after.adoptions).toMatchObject([{ edition: 2, before: null }])
  expect(await packChanged.say(system, about, null)).toHaveProperty('moot')
})

test('two answers to one change at once leave what the first one said', async () => {
  const { own } = world
  const { ctx } = own.coordinator
  const packId = 'pa-42-5945-1'
  const { requirementId } = await adoptPack(ctx, { ...adopting(own, packId, 2), haveRead: true })
  const rule = packs.find(({ id }) => id === packId)?.rule
  if (!rule) throw new Error('The pack has no rule.')
  const criterion = { ...rule.terms.criterion, atLeast: 3600 } as typeof rule.terms.criterion
  await changeOf(packId, { says: 'Sixty hours.', rule: { ...rule, terms: { ...rule.terms, criterion } } })
  const told = { requirementId, edition: 3, madeFrom: 1, effectiveFrom: today(), haveRead: true }
  const [kept, adopted] = await Promise.allSettled([
    answerPackChange(ctx, { ...told, answer: 'kept' }),
    answerPackChange(ctx, { ...told, answer: 'adopted' }),
  ])
  const [row] = await owner()`select answer from mandate_pack_adoptions
    where requirement_id = ${requirementId} and edition = 3`
  const { version } = await getRequirement(ctx, { requirementId })
  expect([kept.status, adopted.status]).toEqual(['fulfilled', 'fulfilled'])
  expect(version).toBe(row?.answer === 'kept' ? 1 : 2)
  expect(await Promise.all([1, 2].map(() => answerPackChange(ctx, { ...told, answer: 'kept' })))).toHaveLength(2)
})

test('an agency says by when itself: what is asked and its source stay the pack’s, also when that changes', async () => {
  const { other } = world
  const { ctx } = other.coordinator
  const packId = 'va-6vac20-30-40'
  const pack = () => getPack(ctx, { packId, agencyId: other.agencyId })
  const rule = packs.find(({ id }) => id === packId)?.rule
  if (!rule) throw new Error('The pack has no rule.')
  const { criterion, ...clock } = rule.terms
  const adopt = async (changed: object) =>
    adoptPack(ctx, {
      ...adopting(other, packId, (await pack()).edition),
      haveRead: true,
      clock: { ...clock, ...changed },
    })
  const asWritten = await adopt({})
  const plain = await getRequirement(ctx, asWritten)
  expect(plain.citation).not.toContain('as the agency set it')
  const own = {
    dueKind: 'within-days-of-start',
    withinDays: 30,
    limits: { roundedTo: '06-30', heldBack: 'go on patrol' },
  }
  const { requirementId } = await adopt(own)
  const made = await getRequirement(ctx, { requirementId })
  expect(made).toMatchObject({ dueKind: 'within-days-of-start', withinDays: 30, criterion })
  expect(made.limits).toEqual({ roundedTo: '06-30' })
  expect(made.citation).toMatch(/read it at its source on .*\. By when is as the agency set it\.$/)
  expect(made.citation?.split('. ')[0]).toBe(plain.citation?.split('. ')[0])
  await expect(adopt({ dueKind: 'before-act', limits: {}, repeatMonths: null, repeatFrom: null })).rejects.toThrow()

  await changeOf(packId, { says: 'Three hours, not two.' })
  const clocks = new Map((await pack()).adoptions.map((each) => [each.requirementId, each.ownClock]))
  expect(clocks.get(requirementId)).toMatchObject({ withinDays: 30, limits: { roundedTo: '06-30' } })
  expect(clocks.get(asWritten.requirementId)).toBeNull()
  const { edition } = await pack()
  const answer = { edition, answer: 'adopted', madeFrom: 1, effectiveFrom: today(), haveRead: true }
  await answerPackChange(ctx, { ...answer, requirementId })
  await answerPackChange(ctx, { ...answer, requirementId: asWritten.requirementId })
  expect(await getRequirement(ctx, { requirementId })).toMatchObject({
    ...{
      version: 2,
      withinDays: 30,
      limits: { roundedTo: '06-30' },
      citation: expect.stringContaining('By when is as the agency set it.'),
    },
  })
  expect(await getRequirement(ctx, asWritten)).toMatchObject({ version: 2, dueKind: clock.dueKind })
})

test('a day that only the agency knows is asked of it, and stays when the pack changes', async () => {
  const { own } = world
  const { ctx } = own.coordinator
  const packId = 'ca-post-psp'
  const rule = packs.find(({ id }) => id === packId)?.rule
  if (!rule) throw new Error('The pack has no rule.')
  const { criterion: _, ...clock } = rule.terms
  const given = { ...adopting(own, packId), haveRead: true }
  for (const nothing of [null, clock])
    await expect(adoptPack(ctx, { ...given, clock: nothing })).rejects.toMatchObject({
      fields: [{ field: 'clock.dueBy', message: 'Give the last day of the present two-year cycle, as POST names it.' }],
    })
  const otherwise = { ...clock, dueKind: 'within-days-of-start', withinDays: 90, repeatFrom: 'completion' }
  const other = await adoptPack(ctx, { ...given, clock: otherwise })
  expect(await getRequirement(ctx, other)).toMatchObject({ dueKind: 'within-days-of-start', dueBy: null })
  const dueBy = addDays(today(), 200)
  const { requirementId } = await adoptPack(ctx, { ...given, clock: { ...clock, dueBy } })
  const made = await getRequirement(ctx, { requirementId })
  expect(made).toMatchObject({ dueKind: 'by-date', dueBy, repeatMonths: 24, repeatFrom: 'fixed-day' })
  expect(made.citation).toMatch(/By when is as the agency set it\.$/)
  await changeOf(packId, {
    rule: { ...rule, terms: { ...rule.terms, repeatMonths: 12 }, asksDay: 'the last day of the cycle' },
  })
  const answer = { edition: 2, answer: 'adopted', madeFrom: 1, effectiveFrom: today(), haveRead: true }
  await answerPackChange(ctx, { ...answer, requirementId })
  expect(await getRequirement(ctx, { requirementId })).toMatchObject({ version: 2, dueBy, repeatMonths: 12 })
})

test('the same pack adopted twice at once, by the same form, is one requirement; by two forms it is two', async () => {
  const { other } = world
  const { ctx } = other.coordinator
  const packId = 'us-cjis-at'
  const sent = { ...adopting(other, packId), key: newId(), haveRead: true }
  const [one, again] = await Promise.all([adoptPack(ctx, sent), adoptPack(ctx, sent)])
  expect(again).toEqual(one)
  const adopted = async () => (await getPack(ctx, { packId, agencyId: other.agencyId })).adoptions
  expect(await adopted()).toHaveLength(1)
  const forms = [newId(), newId()].map((key) => ({ ...sent, key }))
  const made = await Promise.all(forms.map((each) => adoptPack(ctx, each)))
  expect(new Set(made.map(({ requirementId }) => requirementId)).size).toBe(2)
  expect(await adopted()).toHaveLength(3)
})

test('what stands in an award is asked of the agency before it adopts, each by its name', async () => {
  const { own } = world
  const { ctx } = own.coordinator
  const packId = 'us-ojp-fpoc-120'
  const sent = { ...adopting(own, packId), haveRead: true }
  const given = { titles: ['Grants Financial Management'], countsFrom: '2019-01-01' }
  for (const [nothing, ...fields] of [
    [null, 'given.titles', 'given.countsFrom'],
    [{ ...given, titles: [] }, 'given.titles'],
    [{ ...given, countsFrom: null }, 'given.countsFrom'],
  ] as const)
    await expect(adoptPack(ctx, { ...sent, given: nothing })).rejects.toMatchObject({
      fields: fields.map((field) => ({ field, message: expect.stringMatching(/^Give the /) })),
    })
  for (const [countsFrom, says] of [
    [addDays(today(), 400), /more than a year ahead/],
    ['1939-12-31', /before 1940/],
  ] as const)
    await expect(adoptPack(ctx, { ...sent, haveRead: false, given: { ...given, countsFrom } })).rejects.toMatchObject({
      fields: [{ field: 'given.countsFrom', message: expect.stringMatching(says) }, { field: 'haveRead' }],
    })
  const { requirementId } = await adoptPack(ctx, { ...sent, given })
  const made = await getRequirement(ctx, { requirementId })
  expect(made).toMatchObject({ criterion: { of: { titles: given.titles } }, limits: { countsFrom: '2019-01-01' } })
  expect(made.citation).toMatch(/What it leaves to the agency is as that gave it\.$/)
  expect((await getPack(ctx, { packId, agencyId: own.agencyId })).adoptions).toMatchObject([{ ownClock: null }])
  const months = { ...adopting(own, 'tx-26tac-370'), haveRead: true }
  await expect(adoptPack(ctx, { ...months, given })).rejects.toMatchObject({ fields: [{ field: 'given.months' }] })
  const term = await adoptPack(ctx, { ...months, given: { months: 24 } })
  expect(await getRequirement(ctx, term)).toMatchObject({ repeatMonths: 24, limits: { withinMonths: 24 } })
  expect((await getPack(ctx, { packId: 'tx-26tac-370', agencyId: own.agencyId })).adoptions).toMatchObject([
    { ownClock: null },
  ])
})

test('a change that leaves to the agency what it never said is not taken over without it, and one whose answers it has is', async () => {
  const { own } = world
  const { ctx } = own.coordinator
  const packId = 'us-titleix-2020'
  const { requirementId } = await adoptPack(ctx, { ...adopting(own, packId), haveRead: true })
  const rule = packs.find(({ id }) => id === packId)?.rule
  if (!rule) throw new Error('It has no rule.')
  await changeOf(packId, { rule: { ...rule, asksGiven: { countsFrom: 'the first day from which training counts' } } })
  const answer = { requirementId, edition: 2, answer: 'adopted', madeFrom: 1, effectiveFrom: today(), haveRead: true }
  await expect(answerPackChange(ctx, answer)).rejects.toMatchObject({
    kind: 'not-now',
    message: expect.stringMatching(/Give the first day from which training counts\. Adopt the pack once more/),
  })
  expect(await getRequirement(ctx, { requirementId })).toMatchObject({ version: 1 })
  await answerPackChange(ctx, { ...answer, answer: 'kept' })
})

test('of a rule that names a day since, the day that an agency had from it stays where the pack leaves it open later', () => {
  const [named] = packs.filter(({ rule }) => rule?.terms.dueKind === 'by-date' && rule.terms.dueBy !== null)
  if (!named?.rule) throw new Error('No pack names a day.')
  const open = {
    ...named,
    rule: { ...named.rule, asksDay: 'the last day', terms: { ...named.rule.terms, dueBy: null } },
  }
  const signed = { verifiedOn: null, reader: 'Ada Reyes', today: today() }
  const whom = { ...suggestedWhom({ population: 'everyone' }, []), effectiveFrom: '2020-01-01' }
  const held = termsOf({ ...named, rule: named.rule }, whom, signed)
  const { dueBy } = takenOver(held, named, { pack: open, signed, effectiveFrom: today() })
  expect(dueBy).toBe(named.rule.terms.dueBy)
})

test('an agency keeps its requirement as it is, and is shown the next change against what it has', async () => {
  const { other } = world
  const { coordinator } = other
  const packId = 'tn-38-6-114'
  const { requirementId } = await adoptPack(coordinator.ctx, { ...adopting(other, packId), haveRead: true })
  const says = packs.find(({ id }) => id === packId)?.says
  await changeOf(packId, { says: 'Three hours.' })
  const answer = { requirementId, edition: 2, answer: 'kept', madeFrom: 1, effectiveFrom: today() }
  await answerPackChange(coordinator.ctx, answer)
  const pack = () => getPack(coordinator.ctx, { packId, agencyId: other.agencyId })
  expect((await pack()).adoptions).toMatchObject([{ edition: 2, before: null, version: 1 }])
  await changeOf(packId, { says: 'Four hours.' })
  expect((await pack()).adoptions).toMatchObject([{ edition: 2, latest: 3, before: { says } }])
  await retireRequirement(coordinator.ctx, { requirementId })
  expect((await pack()).adoptions).toEqual([])
})

test('the second lock holds with the first taken away: a neighbor reads and writes nothing of an adoption', async () => {
  const { own, other } = world
  const { read, writable } = await import('@/lib/platform/database')
  const rows = (ctx: Ctx) =>
    read(ctx, (tx) => tx.execute(sql`select 1 from mandate_pack_adoptions where agency_id = ${own.agencyId}::uuid`))
  expect((await rows(own.coordinator.ctx)).length).toBeGreaterThan(0)
  expect(await rows(other.coordinator.ctx)).toHaveLength(0)
  const [requirement] = (await listRequirements(own.coordinator.ctx, own)).items
  await expect(
    writable(other.coordinator.ctx, (tx) =>
      tx.execute(sql`insert into mandate_pack_adoptions
        (requirement_id, pack_id, edition, agency_id, answer, version, by_person_id, by_name, answered_at)
        values (${requirement?.requirementId}::uuid, ${LEAD}, 1, ${own.agencyId}::uuid, 'adopted', 1, ${other.coordinator.personId}::uuid, 'Somebody', now())`),
    ),
  ).rejects.toThrow()
})
