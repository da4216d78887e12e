import { afterAll, beforeAll, expect, test } from 'vitest'
import { actingCtx, administrator, closeOwner, makeLogin, makePerson, owner } from '@/e2e/support/facts'
import { aLine } from '@/e2e/support/subjects'
import { testDatabase } from '@/e2e/support/test-database'
import { anyoneCtx, type Ctx, systemCtx } from '@/lib/platform/context'
import { addDays } from '@/lib/platform/time'
import { loadContactLines } from './commands'
import { remindOfLines } from './jobs'
import {
  addContactLine,
  changeContactLine,
  orderContactLines,
  retireContactLine,
  verifyContactLine,
} from './keep-lines'
import { listKeptContactLines } from './kept-lines'
import { linesDue } from './mails'
import { listContactLines } from './queries'

testDatabase()
let walt: Ctx
let today: string
beforeAll(async () => {
  await loadContactLines(systemCtx('installation'))
  walt = actingCtx(await makePerson(), [administrator], new Date('2026-11-27T16:00:00Z'))
  today = (await listKeptContactLines(walt)).today
})
afterAll(closeOwner)

const kept = async (lineId: string) => {
  const line = (await listKeptContactLines(walt)).items.find(({ id }) => id === lineId)
  if (!line) throw new Error(`${lineId} does not stand.`)
  const {
    id,
    version,
    lastVerifiedOn: _,
    dueOn: __,
    retiredOn: ___,
    retiredReason: ____,
    aboveEveryPage: _____,
    ...fields
  } = line
  return { ...fields, lineId: id, madeFrom: version, verifiedHow: null }
}
const shown = async (lineId: string) => (await listContactLines(anyoneCtx())).items.find(({ id }) => id === lineId)
const check = () => ({ verifiedOn: today, verifiedHow: 'called' as const, looked: true })

test('a number is changed only with the day and the way of the check, and a second look', async () => {
  const changed = { ...(await kept('hsi')), phone: '866-555-0142' }
  for (const [lacking, field] of [
    [{}, 'verifiedOn'],
    [{ ...check(), verifiedHow: null }, 'verifiedHow'],
    [{ ...check(), looked: false }, 'looked'],
    [{ ...check(), verifiedOn: addDays(today, 2) }, 'verifiedOn'],
    [{ ...check(), verifiedOn: '2026-11-21' }, 'verifiedOn'],
  ] as const)
    await expect(changeContactLine(walt, { ...changed, ...lacking })).rejects.toMatchObject({
      kind: 'invalid',
      fields: expect.arrayContaining([expect.objectContaining({ field })]),
    })
  expect((await shown('hsi'))?.phone).toBe('866-347-2423')
  const done = await changeContactLine(walt, { ...changed, ...check(), phone: '1 (866) 555-0142' })
  expect(await shown('hsi')).toMatchObject({ phone: '866-555-0142', lastVerifiedOn: today })
  expect(await changeContactLine(walt, { ...changed, ...check() })).toEqual(done)
  const [event] =
    await owner()`select detail from audit_events where event = 'contact-line.changed' and subject_id = 'hsi'`
  expect(event?.detail).toMatchObject({ before: { phone: '866-347-2423' }, after: { phone: '866-555-0142' } })
  expect(await loadContactLines(systemCtx('installation'))).toEqual({ changed: 0 })
})

test('words are changed without a check, and nobody writes over what they have not seen', async () => {
  const line = await kept('fbi')
  await changeContactLine(walt, { ...line, hours: 'Day and night' })
  expect(await shown('fbi')).toMatchObject({ hours: 'Day and night', lastVerifiedOn: '2026-11-22' })
  await expect(changeContactLine(walt, { ...line, name: 'Federal tips' })).rejects.toMatchObject({ kind: 'conflict' })
})

test('what stands above every page keeps its numbers, 911 stays 911, and neither goes', async () => {
  const hotline = await kept('national-human-trafficking-hotline')
  const emergency = await kept('emergency')
  for (const wrong of [
    { ...hotline, textNumber: '', ...check() },
    { ...emergency, phone: '988', ...check() },
    { ...emergency, kind: 'support' },
    { ...hotline, phone: '911', ...check() },
    { ...hotline, textNumber: '911', ...check() },
  ])
    await expect(changeContactLine(walt, wrong)).rejects.toMatchObject({ kind: 'invalid' })
  for (const { lineId, madeFrom } of [hotline, emergency])
    await expect(
      retireContactLine(walt, { lineId, madeFrom, reason: 'It is answered no more.' }),
    ).rejects.toMatchObject({ kind: 'not-now' })
  await owner()`update contact_lines set phone = '911' where id = ${hotline.lineId}`
  await changeContactLine(walt, { ...(await kept(hotline.lineId)), phone: '888-555-0199', ...check() })
  expect((await shown(hotline.lineId))?.phone).toBe('888-555-0199')
})

test('a line is added with a check, due after ninety days, made sure of, and retired with a reason', async () => {
  await expect(addContactLine(walt, { ...aLine(), verifiedOn: null })).rejects.toMatchObject({ kind: 'invalid' })
  await expect(addContactLine(walt, { ...aLine(), verifiedOn: today, phone: '' })).rejects.toMatchObject({
    kind: 'invalid',
  })
  const { lineId } = await addContactLine(walt, { ...aLine(), verifiedOn: addDays(today, -90) })
  expect((await listContactLines(anyoneCtx())).items.at(-1)?.id).toBe(lineId)
  expect((await listKeptContactLines(walt)).overdue).toBe(1)
  const { madeFrom } = await kept(lineId)
  const sure = { lineId, madeFrom, verifiedOn: today, verifiedHow: 'called' }
  const done = await verifyContactLine(walt, sure)
  expect(await verifyContactLine(walt, sure)).toEqual(done)
  await expect(
    verifyContactLine(walt, { ...sure, madeFrom: done.version, verifiedOn: addDays(today, -1) }),
  ).rejects.toMatchObject({ kind: 'invalid' })
  expect((await listKeptContactLines(walt)).overdue).toBe(0)
  const gone = { lineId, madeFrom: done.version, reason: 'It is answered no more.' }
  await expect(retireContactLine(walt, { ...gone, madeFrom })).rejects.toMatchObject({ kind: 'conflict' })
  await retireContactLine(walt, gone)
  await retireContactLine(walt, gone)
  expect(await shown(lineId)).toBeUndefined()
  expect((await listKeptContactLines(walt)).retired).toMatchObject([{ id: lineId, retiredReason: gone.reason }])
  await expect(verifyContactLine(walt, sure)).rejects.toMatchObject({ kind: 'not-now' })
})

test('the order is that of whoever saw all lines; nobody else keeps any', async () => {
  const { version, items } = await listKeptContactLines(walt)
  const lineIds = items.map(({ id }) => id).reverse()
  const done = await orderContactLines(walt, { madeFrom: version, lineIds })
  expect(await orderContactLines(walt, { madeFrom: version, lineIds })).toEqual(done)
  expect((await listContactLines(anyoneCtx())).items.map(({ id }) => id)).toEqual(lineIds)
  await expect(orderContactLines(walt, { madeFrom: done.version, lineIds: lineIds.slice(1) })).rejects.toMatchObject({
    kind: 'conflict',
  })
  const nobody = actingCtx(await makePerson())
  for (const refused of [listKeptContactLines(nobody), addContactLine(nobody, aLine())])
    await expect(refused).rejects.toMatchObject({ kind: 'forbidden' })
})

test('administrators are told once a week while a line is due, and not when all were checked since', async () => {
  const letters = async () => (await owner()`select 1 from notices where kind = 'directory.lines-due'`).length
  const on = (day: string) => systemCtx('test', new Date(`${day}T13:10:00Z`))
  const personId = walt.actor.kind === 'person' ? walt.actor.personId : ''
  const address = await makeLogin(personId)
  await owner()`insert into roles (id, person_id, role, bound_to, granted_at)
    values (gen_random_uuid(), ${personId}, 'administrator', ${address}, now())`
  await owner()`update contact_lines set last_verified_on = '2026-12-01' where retired_at is null`
  expect(await remindOfLines(on('2026-12-07'))).toEqual({ told: 0 })
  for (const day of ['2027-03-01', '2027-03-02', '2027-03-08'])
    expect(await remindOfLines(on(day))).toEqual({ told: 1 })
  expect(await letters()).toBe(2)
  expect(await linesDue.say(on('2027-03-08'), {}, null)).toMatchObject({
    lines: [expect.stringMatching(/admin\/lines$/)],
  })
  await owner()`update contact_lines set last_verified_on = '2027-03-08' where retired_at is null`
  expect(await linesDue.say(on('2027-03-08'), {}, null)).toHaveProperty('moot')
})
