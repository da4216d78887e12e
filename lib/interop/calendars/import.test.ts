import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingCtx, closeOwner, makePerson, owner } from '@/e2e/support/facts'
import { testDatabase } from '@/e2e/support/test-database'
import { approveEvent } from '@/lib/events/as-seen.fixture'
import { listCalendar } from '@/lib/events/calendar'
import { changeEvent } from '@/lib/events/commands'
import { getMyEvent, listMyEvents } from '@/lib/events/queries'
import { anyoneCtx, type Ctx, type RoleName } from '@/lib/platform/context'
import { besides, calendar, entry } from './calendars.fixture'
import { checkCalendar, loadCalendar, takeBackCalendar } from './commands'
import { getCalendarFile, listCalendarFiles } from './queries'

testDatabase()
afterAll(closeOwner)

const start = new Date('2026-11-27T16:00:00Z')
let ticks = 0
/** Never twice at the same instant, and the same within one request. */
const later = (ctx: Ctx): Ctx => ({ ...ctx, now: new Date(start.getTime() + ++ticks * 1000) })
let ruth: Ctx
let neighbor: Ctx
let trusted: Ctx
let moderator: Ctx
beforeAll(async () => {
  const holding = async (...names: RoleName[]) =>
    actingCtx(
      await makePerson(),
      names.map((role) => ({ role, agencyId: null, unitId: null })),
    )
  ;[ruth, neighbor, trusted, moderator] = [
    await holding(),
    await holding(),
    await holding('trusted-organizer'),
    await holding('moderator'),
  ]
})

const check = async (ctx: Ctx, text: string, over: object = {}) => {
  const { batchId } = await checkCalendar(later(ctx), {
    text,
    fileName: 'harbor.ics',
    besides: { ...besides, ...over },
  })
  return getCalendarFile(later(ctx), { batchId })
}
const load = async (ctx: Ctx, text: string, include: string[] = []) => {
  const { batchId } = await check(ctx, text)
  return { batchId, ...(await loadCalendar(later(ctx), { batchId, include })) }
}
const mine = async (ctx: Ctx, title: string) => (await listMyEvents(ctx)).items.filter((each) => each.title === title)
const everything = () => owner()`select id, title, status, updated_at from events order by id`

describe('a calendar of somebody else', () => {
  const text = calendar(
    ...entry(),
    ...entry({ uid: 'b@x', title: 'Second evening of desks', on: '20261211' }),
    'BEGIN:VEVENT',
    'SUMMARY:Broken',
    'DTSTART:x',
    'END:VEVENT',
  )

  test('changes nothing before it is confirmed, is posted to the moderators, and the second time changes nothing', async () => {
    const before = await everything()
    const checked = await check(ruth, text)
    expect(checked).toMatchObject({ counts: { new: 2, refused: 1 }, proposedCount: 2, publishesAtOnce: false })
    expect(await everything()).toEqual(before)
    expect(await loadCalendar(later(ruth), { batchId: checked.batchId })).toMatchObject({
      added: 2,
      changed: 0,
      canceled: 0,
    })
    const [one] = await mine(ruth, 'Night of the long desks')
    expect(one).toMatchObject({
      status: 'submitted',
      firstSession: { startsLocal: '2026-12-10T09:00', zone: 'America/Los_Angeles' },
    })
    expect((await listCalendar(anyoneCtx(start), {})).items).toEqual([])
    const after = await everything()
    expect(await check(ruth, text)).toMatchObject({ counts: { unchanged: 2, new: 0, refused: 1 }, proposedCount: 0 })
    expect(await everything()).toEqual(after)
    await expect(loadCalendar(later(ruth), { batchId: checked.batchId })).rejects.toMatchObject({ kind: 'not-now' })
  })

  test('is nobody else’s to open, load or take back', async () => {
    const [{ batchId = '' } = {}] = (await listCalendarFiles(ruth, {})).items
    for (const act of [getCalendarFile, loadCalendar, takeBackCalendar])
      await expect(act(later(neighbor), { batchId })).rejects.toMatchObject({ kind: 'not-found' })
    expect((await listCalendarFiles(neighbor, {})).items).toEqual([])
  })

  test('is updated by UID and SEQUENCE, never backward, and what was corrected here stays', async () => {
    const [{ eventId = '' } = {}] = await mine(ruth, 'Night of the long desks')
    await approveEvent(later(moderator), { eventId })
    const moved = calendar(...entry({ on: '20261212', sequence: 3 }))
    const found = await check(ruth, moved)
    expect(found.counts).toMatchObject({ changed: 1, gone: 1 })
    expect(found.items.find(({ kind }) => kind === 'changed')).toMatchObject({
      proposed: true,
      changes: [{ field: 'When and where' }],
    })
    await loadCalendar(later(ruth), { batchId: found.batchId })
    expect(await getMyEvent(ruth, { eventId })).toMatchObject({ status: 'published', recheckWhat: ['times'] })
    for (const sequence of [0, 2])
      expect((await check(ruth, calendar(...entry({ sequence, title: 'Older' })))).counts).toMatchObject({
        older: 1,
        changed: 0,
      })
    const { fields, version } = await getMyEvent(ruth, { eventId })
    await changeEvent(later(ruth), { ...fields, cost: '$5', eventId, madeFrom: version })
    const renamed = await check(ruth, calendar(...entry({ on: '20261212', sequence: 4, title: 'Renamed there' })))
    expect(renamed.items).toMatchObject([{ kind: 'changed', proposed: false }, { kind: 'gone' }])
    await loadCalendar(later(ruth), { batchId: renamed.batchId, include: [renamed.items[0]?.key ?? ''] })
    expect((await getMyEvent(ruth, { eventId })).fields).toMatchObject({ title: 'Renamed there', cost: '$5' })
  })

  test('cancels what is canceled there, which stays on the calendar, and taking it back restores it', async () => {
    const [{ eventId = '' } = {}] = await mine(ruth, 'Renamed there')
    const off = calendar(...entry({ on: '20261212', sequence: 5, more: ['STATUS:CANCELLED'] }))
    const { batchId, canceled } = await load(ruth, off)
    expect(canceled).toBe(1)
    expect((await listCalendar(anyoneCtx(start), {})).items).toMatchObject([
      { title: 'Renamed there', status: 'cancelled' },
    ])
    expect(await check(ruth, off)).toMatchObject({ counts: { unchanged: 1, canceled: 0 } })
    expect(await takeBackCalendar(later(ruth), { batchId })).toMatchObject({ restored: 1, kept: [] })
    expect(await getMyEvent(ruth, { eventId })).toMatchObject({ status: 'published' })
    const [row] = await owner()`select recheck_since is not null as again from events where id = ${eventId}`
    expect(row).toEqual({ again: true })
    await expect(takeBackCalendar(later(ruth), { batchId })).rejects.toMatchObject({ kind: 'not-now' })
  })

  test('is stale when somebody changed an event since it was checked', async () => {
    const [{ eventId = '' } = {}] = await mine(ruth, 'Second evening of desks')
    const found = await check(
      ruth,
      calendar(...entry({ uid: 'b@x', title: 'Second evening of desks', on: '20261213', sequence: 1 })),
    )
    const { fields, version } = await getMyEvent(ruth, { eventId })
    await changeEvent(later(ruth), { ...fields, cost: '$9', eventId, madeFrom: version })
    await expect(loadCalendar(later(ruth), { batchId: found.batchId })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('Second evening'),
    })
  })

  test('is posted at once for a trusted organizer; taken back, what was public is canceled, and what changed since stays', async () => {
    const two = calendar(
      ...entry({ uid: 't1', title: 'Morning of radios', on: '20270110' }),
      ...entry({ uid: 't2', title: 'Evening of lanterns', on: '20270111' }),
    )
    const { batchId, added } = await load(trusted, two)
    expect(added).toBe(2)
    const [{ eventId = '' } = {}] = await mine(trusted, 'Morning of radios')
    const { fields, version } = await getMyEvent(trusted, { eventId })
    expect(await getMyEvent(trusted, { eventId })).toMatchObject({ status: 'published' })
    await changeEvent(later(trusted), { ...fields, cost: '$1', eventId, madeFrom: version })
    expect(await takeBackCalendar(later(trusted), { batchId })).toMatchObject({
      canceled: 1,
      removed: 0,
      kept: ['Morning of radios'],
    })
  })

  test('taken back after a part of it took place, that part stays and is named', async () => {
    const two = calendar(
      ...entry({ uid: 'o1', title: 'Over by then', on: '20261205' }),
      ...entry({ uid: 'o2', title: 'Still to come', on: '20270114' }),
    )
    const { batchId } = await load(trusted, two)
    const afterwards = { ...trusted, now: new Date(start.getTime() + 20 * 86_400_000) }
    expect(await takeBackCalendar(afterwards, { batchId })).toMatchObject({ canceled: 1, kept: ['Over by then'] })
  })
})

test('what probably stands here already, is doubtful or unsafe is named and not ticked', async () => {
  await load(trusted, calendar(...entry({ uid: 'p1', title: 'Conference of quiet harbors', on: '20270201' })))
  const found = await check(
    neighbor,
    calendar(
      ...entry({ uid: 'n1', title: 'Conference of the quiet harbors', on: '20270201' }),
      ...entry({ uid: 'n2', title: 'Survivors support group', on: '20270202' }),
      ...entry({ uid: 'n3', title: 'Open house at the shelter', on: '20270203' }),
      ...entry({ uid: 'n4', title: 'Floating day', on: '20270204' }).map((line) =>
        line.replace(';TZID=America/Los_Angeles', ''),
      ),
      ...entry({ uid: 'n5', title: 'Arizona by Pacific clocks', on: '20270701' }).map((line) =>
        line.replace('CA 93999', 'AZ 85001').replace('Los_Angeles', 'New_York'),
      ),
      ...entry({ uid: 'n6', title: 'Support group with a street', on: '20270205', more: [] }).map((line) =>
        line.replace('A half day', 'Come to 200 Quay Street, a half day'),
      ),
      ...entry({ uid: 'n7', title: 'x', on: '20270206' }),
    ),
  )
  const by = (uid: string) => found.items.find(({ key }) => key === uid)
  expect(by('n1')).toMatchObject({
    kind: 'alike',
    proposed: false,
    why: expect.stringContaining('Conference of quiet harbors'),
  })
  expect(by('n2')).toMatchObject({ kind: 'new', proposed: true, why: expect.stringContaining('not shown') })
  expect(by('n3')).toMatchObject({ kind: 'new', proposed: false, why: expect.stringContaining('shelter') })
  expect(by('n4')).toMatchObject({ proposed: false, why: expect.stringContaining('no time zone') })
  expect(by('n5')).toMatchObject({ proposed: false, about: expect.stringContaining('6:00 to 10:00 a.m. Arizona') })
  expect(by('n6')).toMatchObject({ kind: 'refused' })
  expect(by('n7')).toMatchObject({ kind: 'refused', why: expect.stringContaining('at least 5 characters') })
  expect(JSON.stringify(by('n2'))).not.toContain('Quay')
})

test('a table of events is read row by row', async () => {
  const rows = [
    'title,starts,ends,zone,venue,city,state,zip,summary,audiences,cost,kind',
    'Table of training,2027-03-01 09:00,12:30 PM,Pacific,Harbor Hall,Marlow Bay,CA,93999,A half day in one room.,Law enforcement;Victim services,$40,Workshop',
    'Table of meetings,3/2/2027 1:00 PM,3/2/2027 3:00 PM,Arizona (no daylight saving time),Desert Hall,Tempe,Arizona,85281,A meeting in one room.,,Free,Meeting',
    'Nonsense,someday,,,,,,,,,,',
  ]
  const found = await check(neighbor, rows.join('\r\n'))
  expect(found.counts).toMatchObject({ refused: 2, new: 1 })
  expect(found.items.filter(({ kind }) => kind === 'refused').map(({ line }) => line)).toEqual([2, 4])
  expect(found.items.at(-1)).toMatchObject({
    title: 'Table of meetings',
    proposed: true,
    about: expect.stringContaining('1:00 to 3:00 p.m. Arizona'),
  })
})

test('SEQUENCE never goes back, whatever order versions come in', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(4), { minLength: 2, maxLength: 4 }), async (sequences) => {
      const uid = `order-${++run}`
      for (const [at, sequence] of sequences.entries()) {
        const found = await check(
          trusted,
          calendar(...entry({ uid, title: `Run ${run} step ${at}`, on: '20270405', sequence })),
        )
        const keys = found.items.filter(({ loadable }) => loadable).map(({ key }) => key)
        if (keys.length > 0) await loadCalendar(later(trusted), { batchId: found.batchId, include: keys })
      }
      const [row] = await owner()`select sequence, fields->>'title' as title from foreign_events where uid = ${uid}`
      const most = Math.max(...sequences)
      expect(row).toEqual({ sequence: most, title: `Run ${run} step ${sequences.lastIndexOf(most)}` })
    }),
    { numRuns: 3 },
  )
})

test('a rule that asks for too much neither hangs nor fills anything, and the entries beside it are read', async () => {
  const rules = [
    ...['FREQ=SECONDLY', 'FREQ=SECONDLY;COUNT=2147483647', 'FREQ=MINUTELY', 'FREQ=HOURLY;INTERVAL=1', 'FREQ=DAILY'],
    ...['FREQ=DAILY;COUNT=999999999999999', 'FREQ=DAILY;UNTIL=99991231T235959Z', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'],
    ...['FREQ=MONTHLY;BYDAY=9MO', 'FREQ=DAILY;BYSECOND=0,1,2,3', 'FREQ=WEEKLY;INTERVAL=0', 'FREQ=DAILY;COUNT=-1'],
  ]
  const hostile = rules.flatMap((rule, at) =>
    entry({ uid: `h${at}`, title: `Hostile rule ${at}`, on: '20261203', more: [`RRULE:${rule}`] }),
  )
  let turns = 0
  const beat = setInterval(() => {
    turns += 1
  }, 20)
  const from = performance.now()
  const found = await check(
    trusted,
    calendar(...hostile, ...entry({ uid: 'h-good', title: 'Good beside them', on: '20270303' })),
  )
  const took = performance.now() - from
  clearInterval(beat)
  expect(found.counts).toMatchObject({ refused: rules.length, new: 1 })
  expect(took).toBeLessThan(10_000)
  // The server goes on answering while a thread of its own reads.
  expect(turns).toBeGreaterThan(took / 20 / 10)
}, 30_000)
