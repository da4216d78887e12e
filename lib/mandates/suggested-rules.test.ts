import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeOwner, owner } from '@/e2e/support/facts'
import { aLackingRule, anAnswer, suggestedRuleOf } from '@/e2e/support/pack-subjects'
import { testDatabase } from '@/e2e/support/test-database'
import { employ, makePlace, makeWorld, signIn, system, type World } from '@/e2e/support/world'
import { grantRole, revokeRole } from '@/lib/agencies/roles'
import type { Ctx } from '@/lib/platform/context'
import { writable } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { plusMinutes } from '@/lib/platform/time'
import { ruleAnswered } from './mails'
import { answerSuggestedRule } from './suggested-answers'
import { suggestRule } from './suggested-commands'
import { listSuggestedRules } from './suggested-queries'
import { suggestedRules } from './suggested-tables'

testDatabase()
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(closeOwner)

const later = (ctx: Ctx, minutes: number): Ctx => ({ ...ctx, now: plusMinutes(system.now, minutes) })
const seenBy = async (ctx: Ctx, suggestedId: string, input: object = {}) =>
  (await listSuggestedRules(ctx, input)).items.find((each) => each.suggestedId === suggestedId)
const noticesAbout = (suggestedId: string) =>
  owner()`select person_id from notices where kind = ${ruleAnswered.name} and key like ${`${suggestedId} %`} order by 1`

test('a coordinator tells of a rule that is lacking, it is answered once, and the agency reads what became of it', async () => {
  const { own, moderator, administrator } = world
  const { agencyId, coordinator, supervisor } = own
  const rule = { ...aLackingRule(own), url: 'https://leg.example.gov/rule?section=28' }
  const key = newId()
  const [told, atOnce] = await Promise.all([0, 1].map(() => suggestRule(coordinator.ctx, { ...rule, key })))
  expect(atOnce).toEqual(told)
  const { suggestedId = '', version = '' } = told ?? {}
  const { says, url, citation } = rule
  const waiting = { says, url, citation, status: 'waiting', answer: null, answeredAt: null, agencyName: own.name }
  expect(await seenBy(moderator.ctx, suggestedId)).toMatchObject({ ...waiting, mayAnswer: true })
  expect(await seenBy(supervisor.ctx, suggestedId, { agencyId })).toMatchObject({ ...waiting, mayAnswer: false })

  const taken = {
    suggestedId,
    madeFrom: version,
    status: 'taken-up',
    answer: 'We read it: it becomes a pack in January.',
  }
  const both = await Promise.allSettled([
    answerSuggestedRule(moderator.ctx, taken),
    answerSuggestedRule(administrator.ctx, { ...taken, status: 'declined' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const won = both[0].status === 'fulfilled' ? 'taken-up' : 'declined'
  const [first, second] = won === 'taken-up' ? [moderator, administrator] : [administrator, moderator]
  expect(await answerSuggestedRule(first.ctx, { ...taken, status: won })).toEqual({ status: won })
  for (const [{ ctx }, more] of [
    [second, {}],
    [first, { answer: 'We read it once more, and it is none.' }],
    [first, { status: won === 'declined' ? 'taken-up' : 'declined' }],
  ] as const) {
    const again = answerSuggestedRule(ctx, { ...taken, status: won, ...more })
    await expect(again).rejects.toMatchObject({ kind: 'not-now' })
  }
  const after = { status: won, answer: taken.answer, answeredAt: expect.any(String), mayAnswer: false }
  expect(await seenBy(coordinator.ctx, suggestedId, { agencyId })).toMatchObject(after)

  expect(await noticesAbout(suggestedId)).toEqual([{ person_id: coordinator.personId }])
  const link = expect.stringContaining(`/agency/requirements/packs/lacking?agency=${agencyId}`)
  expect(await ruleAnswered.say(system, { suggestedId }, null)).toEqual({ lines: [link] })
  expect(await ruleAnswered.say(system, { suggestedId: newId() }, null)).toHaveProperty('moot')
  const trail = await owner()`select event from audit_events where subject_id = ${suggestedId} order by recorded_at, id`
  expect(trail.map(({ event }) => event)).toEqual(['rule.suggested', 'rule.answered'])
})

test('what cannot be found or read is refused on its field', async () => {
  const { own, moderator } = world
  const tell = (more: object) => suggestRule(own.coordinator.ctx, { ...aLackingRule(own), ...more })
  await expect(tell({ citation: null, url: ' ' })).rejects.toThrow(/citation, or the address/)
  for (const url of [
    'javascript:alert(1)',
    'JavaScript://a.example/%0aalert(1)',
    'http://leg.example.gov',
    'leg.example.gov',
    'https://a@b.example',
    'https://localhost',
    'http://[x.y',
  ])
    await expect(tell({ url })).rejects.toThrow(/full address/)
  await expect(tell({ place: 'XX' })).rejects.toThrow(/where it holds/)
  await expect(tell({ place: 'toString' })).rejects.toThrow(/where it holds/)
  await expect(tell({ asksOf: 'everybody' })).rejects.toThrow(/whom it asks/)
  await expect(tell({ says: '' })).rejects.toThrow(/Say what it asks/)
  await expect(tell({ says: 'x'.repeat(10_000) })).rejects.toThrow(/At most 600/)
  await expect(tell({ says: 'x'.repeat(601) })).rejects.toThrow(/At most 600/)
  await expect(tell({ citation: 'x'.repeat(121) })).rejects.toThrow(/at most 120/)
  await expect(tell({ url: `https://a.example/${'x'.repeat(500)}` })).rejects.toThrow(/at most 500/)
  const told = await suggestedRuleOf(own)
  const answer = (more: object) => answerSuggestedRule(moderator.ctx, { ...anAnswer(told), ...more })
  await expect(answer({ answer: 'no' })).rejects.toThrow(/at least 10/)
  await expect(answer({ answer: ' ' })).rejects.toThrow(/nobody has to ask/)
  for (const status of ['waiting', 'withdrawn']) await expect(answer({ status })).rejects.toThrow(/what becomes of it/)
  await expect(answer({ packId: 'ca-pc-13519-14' })).rejects.toThrow(/Only what is taken up/)
  await expect(answer({ status: 'taken-up', packId: 'xx-no-such-pack' })).rejects.toThrow(/no such pack/)
  await expect(answer({ madeFrom: undefined })).rejects.toMatchObject({ name: '$ZodError' })
})

test('neighbors and trainees neither tell for an agency nor see what it told, and only readers of packs answer', async () => {
  const { own, other, moderator, author } = world
  const told = await suggestedRuleOf(own)
  const { suggestedId } = told
  const { agencyId } = own
  for (const { ctx } of [other.coordinator, own.trainee, moderator])
    await expect(suggestRule(ctx, aLackingRule(own))).rejects.toMatchObject({ kind: 'not-found' })
  await expect(suggestRule(own.supervisor.ctx, aLackingRule(own))).rejects.toMatchObject({ kind: 'forbidden' })
  for (const { ctx } of [other.coordinator, own.trainee])
    await expect(listSuggestedRules(ctx, { agencyId })).rejects.toMatchObject({ kind: 'not-found' })
  for (const { ctx } of [own.coordinator, author])
    await expect(listSuggestedRules(ctx, {})).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await seenBy(other.coordinator.ctx, suggestedId, { agencyId: other.agencyId })).toBeUndefined()
  for (const { ctx } of [own.coordinator, other.coordinator, own.trainee, author])
    await expect(answerSuggestedRule(ctx, anAnswer(told))).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await noticesAbout(suggestedId)).toEqual([])
})

test('nobody of the agency itself answers what it told of, whether they keep it, look after it or serve it', async () => {
  const { own } = world
  const told = await suggestedRuleOf(own)
  const { suggestedId } = told
  const asReader = async ({ personId, email, name }: { personId: string; email: string; name: string }) => {
    await grantRole(system, { personId, role: 'moderator' })
    return (await signIn(email, name)).ctx
  }
  const place = await makePlace('Pine Hollow Advocacy', 'pinehollow')
  const stranger = await asReader(place.supervisor)
  for (const person of [own.coordinator, own.supervisor, own.colleague]) {
    const reader = await asReader(person)
    expect(await seenBy(reader, suggestedId)).toMatchObject({ status: 'waiting', mayAnswer: false })
    await expect(answerSuggestedRule(reader, anAnswer(told))).rejects.toThrow(/Somebody else/)
    // The second lock by itself.
    const answer = {
      status: 'declined',
      answer: 'No.',
      answeredBy: person.personId,
      answeredAt: new Date(),
    } as const
    const answered = writable(reader, (tx) =>
      tx
        .update(suggestedRules)
        .set(answer)
        .where(eq(suggestedRules.id, suggestedId))
        .returning({ id: suggestedRules.id }),
    ).catch(({ cause }) => cause.code)
    expect([[], '42501']).toContainEqual(await answered)
  }
  expect(await answerSuggestedRule(stranger, anAnswer(told))).toEqual({ status: 'declined' })
})

test('the second lock lets an answer be given in one’s own name, and nothing else be changed', async () => {
  const { own, moderator } = world
  const { suggestedId } = await suggestedRuleOf(own)
  const change = (fields: Partial<typeof suggestedRules.$inferInsert>) =>
    writable(moderator.ctx, (tx) =>
      tx
        .update(suggestedRules)
        .set(fields)
        .where(eq(suggestedRules.id, suggestedId))
        .returning({ id: suggestedRules.id }),
    )
  const said = { status: 'declined', answer: 'No.', answeredBy: moderator.personId, answeredAt: new Date() } as const
  const refused = { cause: { code: '42501' } }
  await expect(change({ ...said, says: 'Nothing at all.' })).rejects.toMatchObject(refused)
  await expect(change({ ...said, byName: 'Somebody Else' })).rejects.toMatchObject(refused)
  await expect(change({ ...said, agencyId: world.other.agencyId })).rejects.toMatchObject(refused)
  await expect(change({ ...said, answeredBy: own.trainee.personId })).rejects.toMatchObject(refused)
  await expect(change({ suggestedAt: new Date() })).rejects.toMatchObject(refused)
  expect(await change(said)).toHaveLength(1)
})

test('where whoever told of it coordinates no longer, the coordinators there are now hear of the answer', async () => {
  const place = await makePlace('Alder Creek Sheriff', 'aldercreek')
  const { agencyId, coordinator, supervisor, colleague } = place
  const told = await suggestedRuleOf(place)
  const { suggestedId } = told
  const others = [supervisor.personId, colleague.personId].sort()
  for (const personId of others) await grantRole(system, { personId, role: 'coordinator', agencyId })
  const [held] = await owner()`select id from roles where person_id = ${coordinator.personId} and role = 'coordinator'`
  await revokeRole(system, { roleId: held?.id })
  await answerSuggestedRule(world.moderator.ctx, anAnswer(told))
  expect((await noticesAbout(suggestedId)).map(({ person_id }) => person_id)).toEqual(others)
})

test('an agency may have twenty that wait, many at once among them, and more once some are answered', async () => {
  const place = await makePlace('Cedar Bend Police Department', 'cedarbend')
  const tell = () => suggestRule(place.coordinator.ctx, aLackingRule(place))
  for (let told = 0; told < 18; told += 1) await tell()
  const results = await Promise.allSettled(Array.from({ length: 4 }, () => tell()))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  const refused = tell()
  await expect(refused).rejects.toMatchObject({ kind: 'too-many' })
  await expect(refused).rejects.toThrow(/20 rules that your agency told of wait already/)
  const { items } = await listSuggestedRules(place.coordinator.ctx, { agencyId: place.agencyId })
  const [oldest] = items
  if (oldest) await answerSuggestedRule(world.moderator.ctx, anAnswer(oldest))
  await tell()
})

test('those that wait come first, the longest first, then the latest answer, twenty on a page', async () => {
  const email = 'dawn@eaglerock.example'
  const place = await makePlace('Eagle Rock Police Department', 'eaglerock')
  const { agencyId } = place
  const personId = await employ(agencyId, 'Dawn', email, null)
  await grantRole(system, { personId, role: 'coordinator', agencyId })
  const { ctx } = await signIn(email, 'Dawn')
  const ids: string[] = []
  for (let told = 0; told < 22; told += 1) {
    const made = await suggestRule(later(ctx, told), aLackingRule(place))
    ids.push(made.suggestedId)
    if (told < 3) await answerSuggestedRule(later(world.moderator.ctx, 100 + told), anAnswer(made))
  }
  const first = await listSuggestedRules(ctx, { agencyId })
  const second = await listSuggestedRules(ctx, { agencyId, page: 2 })
  expect(first).toMatchObject({ total: 22, waiting: 19, page: 1, pages: 2 })
  expect([...first.items, ...second.items].map(({ suggestedId }) => suggestedId)).toEqual([
    ...ids.slice(3),
    ...[ids[2], ids[1], ids[0]],
  ])
  expect(await listSuggestedRules(ctx, { agencyId, page: 9 })).toEqual(second)
  expect(await listSuggestedRules(ctx, { agencyId, page: 'x' })).toEqual(first)
})
