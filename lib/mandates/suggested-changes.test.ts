import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeOwner, owner } from '@/e2e/support/facts'
import {
  AN_ANSWER,
  aLackingRule,
  anAnswer,
  packLoaded,
  suggestedRuleOf,
  takenUpRuleOf,
} from '@/e2e/support/pack-subjects'
import { testDatabase } from '@/e2e/support/test-database'
import { makeWorld, system, type World } from '@/e2e/support/world'
import { removeServed } from '@/lib/audit/sweep'
import type { Ctx } from '@/lib/platform/context'
import { writable } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { plusDays } from '@/lib/platform/time'
import { packNamed, ruleAnswered } from './mails'
import { mandatesRetention } from './retention'
import { answerSuggestedRule, namePackOfRule } from './suggested-answers'
import { correctSuggestedRule, withdrawSuggestedRule } from './suggested-commands'
import { listSuggestedRules } from './suggested-queries'
import { suggestedRules } from './suggested-tables'

testDatabase()
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(closeOwner)

const seenBy = async (ctx: Ctx, suggestedId: string, input: object = {}) =>
  (await listSuggestedRules(ctx, input)).items.find((each) => each.suggestedId === suggestedId)
const trailOf = async (suggestedId: string) =>
  (await owner()`select event from audit_events where subject_id = ${suggestedId} order by recorded_at, id`).map(
    ({ event }) => event,
  )
const told = () => {
  const { agencyId: _, ...rule } = aLackingRule(world.own)
  return rule
}
const lettersAbout = (kind: string, suggestedId: string) =>
  owner()`select payload from notices where kind = ${kind} and key like ${`${suggestedId} %`}`

test('what was told is corrected by its agency while nobody has answered, once, and the answer is to the words that were read', async () => {
  const { own, moderator } = world
  const { agencyId, coordinator } = own
  const first = await suggestedRuleOf(own)
  const { suggestedId } = first
  expect(await seenBy(coordinator.ctx, suggestedId, { agencyId })).toMatchObject({ mayChange: true, correctedAt: null })
  expect(await seenBy(own.supervisor.ctx, suggestedId, { agencyId })).toMatchObject({ mayChange: false })
  const correction = { ...told(), suggestedId, madeFrom: first.version }
  const { version } = await correctSuggestedRule(coordinator.ctx, correction)
  expect(version).not.toBe(first.version)
  expect(await correctSuggestedRule(coordinator.ctx, correction)).toEqual({ suggestedId, version })
  const { says, citation } = correction
  const read = await seenBy(moderator.ctx, suggestedId)
  expect(read).toMatchObject({ says, citation, version, correctedAt: expect.any(String), mayAnswer: true })
  expect(await trailOf(suggestedId)).toEqual(['rule.suggested', 'rule.corrected'])

  const other = { ...told(), suggestedId, madeFrom: first.version }
  await expect(correctSuggestedRule(coordinator.ctx, other)).rejects.toMatchObject({
    kind: 'conflict',
    facts: { version, current: { says } },
  })
  const stale = answerSuggestedRule(moderator.ctx, anAnswer(first))
  await expect(stale).rejects.toMatchObject({ kind: 'conflict', facts: { version, current: { says } } })
  await answerSuggestedRule(moderator.ctx, anAnswer({ suggestedId, version }))
  const late = correctSuggestedRule(coordinator.ctx, { ...told(), suggestedId, madeFrom: version })
  await expect(late).rejects.toMatchObject({ kind: 'not-now' })
  expect(await seenBy(coordinator.ctx, suggestedId, { agencyId })).toMatchObject({ says, mayChange: false })
  const unfounded = correctSuggestedRule(coordinator.ctx, { ...correction, citation: null, url: null })
  await expect(unfounded).rejects.toThrow(/citation, or the address/)
})

test('what is taken back leaves those who read packs, stays with its agency, and is answered no longer', async () => {
  const { own, moderator } = world
  const { agencyId, coordinator } = own
  const first = await suggestedRuleOf(own)
  const { suggestedId } = first
  const waiting = (await listSuggestedRules(moderator.ctx, {})).waiting
  expect(await withdrawSuggestedRule(coordinator.ctx, { suggestedId })).toEqual({ status: 'withdrawn' })
  expect(await withdrawSuggestedRule(coordinator.ctx, { suggestedId })).toEqual({ status: 'withdrawn' })
  expect(await trailOf(suggestedId)).toEqual(['rule.suggested', 'rule.withdrawn'])
  expect((await listSuggestedRules(moderator.ctx, {})).waiting).toBe(waiting - 1)
  expect(await seenBy(moderator.ctx, suggestedId)).toBeUndefined()
  const gone = { status: 'withdrawn', withdrawnAt: expect.any(String), mayChange: false }
  expect(await seenBy(coordinator.ctx, suggestedId, { agencyId })).toMatchObject(gone)
  await expect(answerSuggestedRule(moderator.ctx, anAnswer(first))).rejects.toThrow(/took it back/)
  const again = correctSuggestedRule(coordinator.ctx, { ...told(), suggestedId, madeFrom: first.version })
  await expect(again).rejects.toThrow(/Tell of it anew/)
  const answered = await suggestedRuleOf(own)
  await answerSuggestedRule(moderator.ctx, anAnswer(answered))
  const late = withdrawSuggestedRule(coordinator.ctx, { suggestedId: answered.suggestedId })
  await expect(late).rejects.toMatchObject({ kind: 'not-now' })
})

test('an answer and a taking back at once: one of both holds', async () => {
  const { own, moderator } = world
  for (let round = 0; round < 5; round += 1) {
    const rule = await suggestedRuleOf(own)
    const { suggestedId } = rule
    const results = await Promise.allSettled([
      answerSuggestedRule(moderator.ctx, anAnswer(rule)),
      withdrawSuggestedRule(own.coordinator.ctx, { suggestedId }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await trailOf(suggestedId)).toHaveLength(2)
  }
})

test('only coordinators of the agency correct or take back, and only other readers of packs name what it became', async () => {
  const { own, other, moderator, author } = world
  const { suggestedId, version } = await suggestedRuleOf(own)
  const steps = [
    (ctx: Ctx) => correctSuggestedRule(ctx, { ...told(), suggestedId, madeFrom: version }),
    (ctx: Ctx) => withdrawSuggestedRule(ctx, { suggestedId }),
  ]
  for (const step of steps) {
    for (const { ctx } of [other.coordinator, own.trainee, moderator, author])
      await expect(step(ctx)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(step(own.supervisor.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
  }
  const { packId } = await packLoaded()
  const name = (ctx: Ctx) => namePackOfRule(ctx, { suggestedId, packId })
  for (const { ctx } of [own.coordinator, other.coordinator, own.trainee, author])
    await expect(name(ctx)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(name(moderator.ctx)).rejects.toThrow(/not taken up/)
  expect(await trailOf(suggestedId)).toEqual(['rule.suggested'])
})

test('the pack that became of a rule is named with the answer or afterwards, and its agency hears of it with a link', async () => {
  const { own, moderator, administrator } = world
  const { agencyId, coordinator } = own
  const { packId } = await packLoaded()
  const link = expect.stringContaining(`/agency/requirements/packs/${packId}?agency=${agencyId}`)
  const atOnce = await suggestedRuleOf(own)
  const answer = { ...anAnswer(atOnce), status: 'taken-up', packId }
  await answerSuggestedRule(moderator.ctx, answer)
  await answerSuggestedRule(moderator.ctx, answer)
  const named = { pack: { packId, title: expect.any(String) } }
  expect(await seenBy(coordinator.ctx, atOnce.suggestedId, { agencyId })).toMatchObject(named)
  const { suggestedId: first } = atOnce
  expect(await ruleAnswered.say(system, { suggestedId: first }, null)).toEqual({ lines: [expect.any(String), link] })
  expect(await lettersAbout(packNamed.name, first)).toEqual([])

  const { suggestedId } = await takenUpRuleOf(own, moderator)
  expect(await seenBy(administrator.ctx, suggestedId)).toMatchObject({ pack: null, mayNamePack: true })
  for (const ctx of [administrator.ctx, administrator.ctx, moderator.ctx])
    expect(await namePackOfRule(ctx, { suggestedId, packId })).toEqual({ packId })
  expect(await seenBy(coordinator.ctx, suggestedId, { agencyId })).toMatchObject({ ...named, mayNamePack: false })
  expect(await lettersAbout(packNamed.name, suggestedId)).toEqual([{ payload: { suggestedId, packId } }])
  expect(await packNamed.say(system, { suggestedId, packId }, null)).toEqual({ lines: [link] })
  expect(await packNamed.say(system, { suggestedId, packId: 'another' }, null)).toHaveProperty('moot')
  expect(await packNamed.say(system, { suggestedId: newId(), packId }, null)).toHaveProperty('moot')
  expect(await trailOf(suggestedId)).toEqual(['rule.suggested', 'rule.answered', 'rule.pack-named'])
  for (const [after, pack] of ['tn-38-6-114', packId].entries()) {
    const now = new Date(moderator.ctx.now.getTime() + after + 1)
    await namePackOfRule({ ...moderator.ctx, now }, { suggestedId, packId: pack })
  }
  expect(await lettersAbout(packNamed.name, suggestedId), 'one for each, also of the first named again').toHaveLength(3)
  const unknown = namePackOfRule(moderator.ctx, { suggestedId, packId: 'xx-no-such-pack' })
  await expect(unknown).rejects.toMatchObject({ fields: [{ field: 'packId' }] })
})

test('the second lock lets an agency change its own words while they wait, and a reader name the pack, and nothing else', async () => {
  const { own, other, moderator } = world
  const { packId } = await packLoaded()
  const { suggestedId } = await suggestedRuleOf(own)
  const change = (ctx: Ctx, id: string, fields: Partial<typeof suggestedRules.$inferInsert>) =>
    writable(ctx, (tx) =>
      tx.update(suggestedRules).set(fields).where(eq(suggestedRules.id, id)).returning({ id: suggestedRules.id }),
    )
  const { ctx } = own.coordinator
  const at = new Date()
  const refused = { cause: { code: '42501' } }
  const answer = { status: 'taken-up', answer: 'Yes.', answeredBy: own.coordinator.personId, answeredAt: at } as const
  for (const fields of [
    { byName: 'Somebody Else' },
    { says: 'Nothing at all.' },
    { agencyId: other.agencyId },
    { status: 'withdrawn', withdrawnAt: at, says: 'Nothing at all.' } as const,
    answer,
  ])
    await expect(change(ctx, suggestedId, fields), JSON.stringify(fields)).rejects.toMatchObject(refused)
  expect(await change(own.supervisor.ctx, suggestedId, { says: 'Nothing.', correctedAt: at })).toEqual([])
  expect(await change(other.coordinator.ctx, suggestedId, { says: 'Nothing.', correctedAt: at })).toEqual([])
  expect(await change(ctx, suggestedId, { says: 'Three hours.', correctedAt: at })).toHaveLength(1)
  expect(await change(ctx, suggestedId, { status: 'withdrawn', withdrawnAt: at })).toHaveLength(1)
  expect(await change(ctx, suggestedId, { says: 'Nothing.', correctedAt: at })).toEqual([])

  const { suggestedId: taken } = await takenUpRuleOf(own, moderator)
  for (const fields of [{ answer: 'No.' }, { answer: 'No.', packId }, { status: 'declined' as const }])
    await expect(change(moderator.ctx, taken, fields), JSON.stringify(fields)).rejects.toMatchObject(refused)
  expect(await change(ctx, taken, { packId })).toEqual([])
  expect(await change(moderator.ctx, taken, { packId })).toHaveLength(1)
  await expect(change(moderator.ctx, taken, { packId: null })).rejects.toMatchObject(refused)
})

test('what was taken back goes after 90 days and what was answered after two years; what waits stays', async () => {
  const { own, moderator } = world
  const waits = await suggestedRuleOf(own)
  const back = await suggestedRuleOf(own)
  await withdrawSuggestedRule(own.coordinator.ctx, back)
  const answered = await suggestedRuleOf(own)
  await answerSuggestedRule(moderator.ctx, anAnswer(answered))
  const all = [waits, back, answered].map(({ suggestedId }) => suggestedId)
  const left = async (days: number) => {
    await removeServed({ ...system, now: plusDays(new Date(), days) }, mandatesRetention)
    const rows = await owner()`select id, answer from suggested_rules where id = any(${all})`
    return all.filter((suggestedId) => rows.some(({ id }) => id === suggestedId))
  }
  expect(await left(89)).toEqual(all)
  expect(await left(91)).toEqual([waits.suggestedId, answered.suggestedId])
  expect(await left(729)).toEqual([waits.suggestedId, answered.suggestedId])
  expect((await seenBy(moderator.ctx, answered.suggestedId))?.answer).toBe(AN_ANSWER)
  expect(await left(731)).toEqual([waits.suggestedId])
})
