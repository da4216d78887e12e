import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  actingCtx,
  auditorOf,
  closeOwner,
  coordinatorOf,
  giveRole,
  makeAgency,
  makeLogin,
  makePerson,
  owner,
  serve,
} from '@/e2e/support/facts'
import { moduleMarkdown } from '@/e2e/support/modules'
import { testDatabase } from '@/e2e/support/test-database'
import { loadReference, publishCourse } from '@/lib/catalog/commands'
import { draftEvent, submitEvent } from '@/lib/events/commands'
import { anEvent } from '@/lib/events/inputs.fixture'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { register } from '@/lib/registration/commands'
import { changeRegistration } from '@/lib/registration/staff-commands'
import { makeRequirement, rebuildObligations } from '@/lib/requirements/commands'
import { writeMessage } from './commands'
import { writtenByHand } from './mails'
import { listRecipients } from './queries'

testDatabase()
afterAll(closeOwner)

const NOW = new Date('2026-11-20T16:00:00Z')
const world = { agencyId: '', danaId: '', bell: '', requirementId: '' }
let coordinator: Ctx
let ruth: Ctx

beforeAll(async () => {
  await loadReference(systemCtx('installation'))
  const [agencyId, danaId, bell] = [
    await makeAgency('Marlow Bay'),
    await makePerson('Dana', 'Whitfield'),
    await makePerson('Marcus', 'Bell'),
  ]
  await giveRole(danaId, agencyId, 'coordinator', await makeLogin(danaId))
  await makeLogin(bell, 'bell@agency.example', true)
  await serve(bell, agencyId, { from: '2026-01-01' })
  coordinator = actingCtx(danaId, [coordinatorOf(agencyId)], NOW)
  const { requirementId } = await makeRequirement(coordinator, {
    ...{ agencyId, name: 'Ten hours', population: 'everyone', citation: null, effectiveFrom: '2026-01-01' },
    ...{ criterion: { kind: 'minutes', atLeast: 600 }, dueKind: 'by-date', dueBy: '2027-12-31' },
  })
  await makeRequirement(coordinator, {
    ...{ agencyId, name: 'As far ahead', population: 'everyone', citation: null, effectiveFrom: '2026-01-01' },
    ...{ criterion: { kind: 'minutes', atLeast: 600 }, dueKind: 'by-date', dueBy: '2027-12-31' },
  })
  await publishCourse(systemCtx('installation'), { markdown: moduleMarkdown({ slug: 'ethics', title: 'Ethics' }) })
  ruth = actingCtx(await makePerson(), [{ role: 'trusted-organizer', agencyId: null, unitId: null }], NOW)
  const { eventId } = await draftEvent(ruth, anEvent({ title: 'Two desks' }))
  await submitEvent(ruth, { eventId })
  await changeRegistration(ruth, { unit: 'event', madeFrom: null, eventId })
  await rebuildObligations(systemCtx('test', NOW))
  Object.assign(world, { agencyId, danaId, bell, requirementId })
})

const about = () => ({ agencyId: world.agencyId, personId: world.bell, requirementId: world.requirementId })
const trainings = async () =>
  (await listRecipients(coordinator, about())).suggestions.map(({ kind, slug }) => ({ kind, slug }))
const say = async (language: 'es' | null = null) => {
  const { requirementId, agencyId, bell: personId, danaId: by } = world
  const suggested = { requirementId, trainings: await trainings() }
  return (at = NOW) =>
    writtenByHand.say(systemCtx('test', at), { agencyId, personId, by, note: '', suggested }, language)
}

describe('what is suggested to somebody', () => {
  it('is what would count, also where it is due long after the others that a letter is about', async () => {
    const { items, suggestions } = await listRecipients(coordinator, about())
    expect(suggestions.map(({ title }) => title)).toEqual(['Two desks', 'Ethics'])
    expect(items).toMatchObject([{ lines: ['“Ten hours” is due on December 31, 2027.'] }])
    const { agencyId, bell: personId } = world
    expect(await listRecipients(coordinator, { agencyId, personId })).toMatchObject({ items: [], suggestions: [] })
  })

  it('is in the letter as it leaves, in the language of whoever reads it, and not what can be taken no more', async () => {
    const [sayNow, saySpanish] = [await say(), await say('es')]
    expect(await sayNow()).toMatchObject({
      lines: [
        ...['Hello Marcus,', '“Ten hours” is due on December 31, 2027.'],
        expect.stringMatching(/^This would count toward “Ten hours”: “Two desks” on December 10, 2026.*\/calendar\//),
        expect.stringMatching(/“Ethics”, a module .*\/modules\/ethics$/),
        ...[expect.stringContaining('/training'), expect.stringContaining('Dana Whitfield')],
      ],
    })
    expect(JSON.stringify(await saySpanish())).toContain('Esto contaría para “Ten hours”')
    const later = JSON.stringify(await sayNow(new Date('2026-12-11T16:00:00Z')))
    expect(later).not.toContain('Two desks')
    expect(later).toContain('Ethics')
  })

  it('is never a training that does not count, is for others, is full or has not been published, nor one twice', async () => {
    const { agencyId, bell: personId, danaId: by, requirementId } = world
    const made = async (over: object, settings: object | null = {}) => {
      const { eventId } = await draftEvent(ruth, anEvent(over))
      const { slug } = await submitEvent(ruth, { eventId })
      if (settings) await changeRegistration(ruth, { unit: 'event', madeFrom: null, eventId, ...settings })
      return { eventId, slug: slug ?? '' }
    }
    const draft = await made({ title: 'A draft' })
    await owner()`update events set status = 'draft' where id = ${draft.eventId}`
    const full = await made({ title: 'Full up' }, { capacity: 1 })
    await register(actingCtx(await makePerson(), [], NOW), { eventId: full.eventId })
    const others = [
      ...[draft, full, await made({ title: 'Without credit', creditHours: null })],
      ...[await made({ title: 'A support group', kind: 'support-group', creditHours: null })],
      await made({ title: 'For advocates' }, { audienceLimit: ['victim-services'], audienceProof: 'A letter.' }),
      await made({ title: 'Elsewhere' }, null),
    ].map(({ slug }) => ({ kind: 'event' as const, slug }))
    const sent = (trainings: object[]) =>
      writtenByHand.say(
        systemCtx('test', NOW),
        { agencyId, personId, by, note: '', suggested: { requirementId, trainings } } as never,
        null,
      )
    const said = JSON.stringify(
      await sent([...others, { kind: 'module', slug: 'ethics' }, { kind: 'module', slug: 'ethics' }]),
    )
    expect(said.match(/This would count/g)).toHaveLength(1)
    const place = await made({ title: 'With a place' }, { capacity: 1 })
    await register(actingCtx(world.bell, [], NOW), { eventId: place.eventId })
    expect(JSON.stringify(await sent([{ kind: 'event', slug: place.slug }]))).toMatch(
      /“With a place” on December 10, 2026, in which you hold a place: /,
    )
  })

  it('is taken by the address of its page, and by nothing that is none', async () => {
    const { agencyId, bell, requirementId } = world
    for (const slug of ['a\u0000b', '../admin', 'https://elsewhere.example', 'a b', ''])
      await expect(
        writeMessage(coordinator, {
          ...{ agencyId, personIds: [bell] },
          suggested: { requirementId, trainings: [{ kind: 'event', slug }] },
        }),
        slug,
      ).rejects.toMatchObject({ issues: [{ path: ['suggested', 'trainings', 0, 'slug'] }] })
  })

  it('is sent once it is pressed, to whom a letter without it would not go', async () => {
    const { agencyId, bell, requirementId } = world
    const letter = { agencyId, personIds: [bell] }
    expect(await writeMessage(coordinator, letter)).toMatchObject({ sent: 0, leftOut: [{ why: 'nothing-open' }] })
    const suggested = { requirementId, trainings: await trainings() }
    expect(await writeMessage(coordinator, { ...letter, suggested })).toMatchObject({ sent: 1 })
    const [sent] = await owner()`select payload from notices where person_id = ${bell} and kind = 'reminders.written'`
    expect(sent?.payload).toMatchObject({ suggested })
  })

  it('is nothing once it is met, and nobody’s to see who may not write', async () => {
    const sayNow = await say()
    await owner()`update obligations set satisfied_on = '2026-11-19' where person_id = ${world.bell}`
    expect(await sayNow()).toMatchObject({ moot: expect.any(String) })
    expect((await listRecipients(coordinator, about())).suggestions).toEqual([])
    const auditor = actingCtx(world.danaId, [auditorOf(world.agencyId)], NOW)
    await expect(listRecipients(auditor, about())).rejects.toMatchObject({ kind: 'forbidden' })
    const stranger = actingCtx(world.danaId, [coordinatorOf(await makeAgency())], NOW)
    await expect(listRecipients(stranger, about())).rejects.toMatchObject({ kind: 'not-found' })
  })
})
