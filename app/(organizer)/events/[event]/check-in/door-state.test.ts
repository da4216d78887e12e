import { describe, expect, test } from 'vitest'
import type { Door } from '@/lib/attendance/shapes'
import { memoryStore } from '../../../../_client/offline-queue'
import { personOfCode } from './code'
import {
  answerTo,
  countUnsent,
  expectedIn,
  inRoom,
  type Kept,
  nothingKept,
  type OwnMark,
  peopleOf,
  toSend,
  withDoor,
  withResults,
} from './door-state'
import { openDoorStore } from './door-store'

const at = (time: string) => Date.parse(`2026-12-16T${time}:00Z`)
const rosa = {
  id: 'rosa',
  walkIn: false,
  name: 'Rosa Delgado',
  agencyName: 'Marlow Bay',
  sessionId: null,
  code: 'AB0C-D1FG',
  hasPlace: true,
}
const door: Door = {
  ...{
    eventId: 'event',
    title: 'Two desks',
    cancelled: false,
    postponed: false,
    takenAt: '2026-12-16T09:00:00Z',
    forgetAt: '2026-12-18T00:00:00Z',
  },
  sessions: [
    {
      sessionId: 'morning',
      startsLocal: '2026-12-16T09:00',
      endsLocal: '2026-12-16T12:00',
      zone: 'America/Los_Angeles',
      withdrawn: false,
    },
  ],
  people: [rosa, { ...rosa, id: 'afternoon-only', sessionId: 'afternoon', code: null }],
  marks: [],
  may: { seeAttendance: false },
}
const own = (over: Partial<OwnMark> = {}): OwnMark => ({
  ...{
    markId: 'own',
    sessionId: 'morning',
    personId: 'rosa',
    walkIn: false,
    kind: 'in',
    way: 'tap',
    madeAt: at('09:04'),
    sent: false,
  },
  ...over,
})
const told = (over: Partial<Door['marks'][number]> = {}) => ({
  ...{
    markId: 'told',
    sessionId: 'morning',
    personId: 'rosa',
    kind: 'in' as const,
    undoes: null,
    at: '2026-12-16T09:02:00Z',
    by: 'Mara Lindgren',
    door: null,
  },
  ...over,
})
const kept = (over: Partial<Kept> = {}): Kept => ({ ...nothingKept, door, ...over })
const asked = { person: rosa, sessionId: 'morning', out: false, now: at('09:10') }

describe('a second scan', () => {
  test('says when and by whom the first was made, here or at another door', () => {
    expect(answerTo(kept(), asked).kind).toBe('in')
    expect(answerTo(kept({ marks: [own()] }), asked)).toMatchObject({
      kind: 'already',
      at: new Date(at('09:04')),
      by: null,
    })
    const both = kept({ door: { ...door, marks: [told()] }, marks: [own()] })
    expect(answerTo(both, asked)).toMatchObject({ kind: 'already', at: new Date(at('09:02')), by: 'Mara Lindgren' })
  })
  test('after an undo or after leaving is a first one again', () => {
    const undo = own({ markId: 'undo', kind: 'undo', undoes: 'told', madeAt: at('09:05') })
    expect(answerTo(kept({ door: { ...door, marks: [told()] }, marks: [undo] }), asked).kind).toBe('in')
    const left = own({ kind: 'out', madeAt: at('09:08') })
    expect(answerTo(kept({ door: { ...door, marks: [told()] }, marks: [left] }), asked).kind).toBe('in')
  })
  test('of somebody who goes asks that they came', () => {
    expect(answerTo(kept(), { ...asked, out: true }).kind).toBe('not-in')
    expect(answerTo(kept({ marks: [own()] }), { ...asked, out: true }).kind).toBe('out')
  })
  test('of nobody here, and of somebody without a place, is said', () => {
    expect(answerTo(kept(), { ...asked, person: undefined }).kind).toBe('unknown')
    expect(answerTo(kept(), { ...asked, person: { ...rosa, hasPlace: false } }).kind).toBe('no-place')
  })
})

test('codes are found as they are read', () => {
  for (const typed of ['AB0C-D1FG', 'ab0cd1fg', ' aboc dIfg ']) expect(personOfCode(door.people, typed)).toBe('rosa')
  expect(personOfCode(door.people, 'AB0C-D1FH')).toBeUndefined()
  expect(personOfCode(door.people, '')).toBeUndefined()
})

test('only those who are expected in a session are offered in it', () => {
  expect(expectedIn(peopleOf(kept()), 'morning').map(({ id }) => id)).toEqual(['rosa'])
})

describe('without a connection', () => {
  const walkIn = { walkInId: 'dario', name: 'Dario Quinn', email: '', madeAt: at('09:05'), sent: false }
  const offline = kept({
    marks: [own(), own({ markId: 'second', personId: 'dario', walkIn: true })],
    walkIns: [walkIn],
  })

  test('marks wait, are in the room here, and say how long they waited', () => {
    expect(countUnsent(offline)).toBe(2)
    expect(inRoom(offline, 'morning').get('dario')?.isIn).toBe(true)
    const sent = toSend(offline, 200, at('10:04'))
    expect(sent.marks.map(({ secondsAgo }) => secondsAgo)).toEqual([3600, 3600])
    expect(sent.marks).toMatchObject([{ registrationId: 'rosa' }, { walkInId: 'dario' }])
    expect(sent.walkIns).toEqual([{ walkInId: 'dario', name: 'Dario Quinn', email: '', secondsAgo: 3540 }])
  })
  test('what was sent stays in sight until the list has it, and what was refused is named', () => {
    const sent = toSend(offline, 200, at('10:04'))
    const after = withResults(offline, sent, [
      { markId: 'own', why: null },
      { markId: 'second', why: 'Not here.' },
    ])
    expect([countUnsent(after), after.refused]).toEqual([0, [{ name: 'Dario Quinn', why: 'Not here.' }]])
    expect(inRoom(after, 'morning').get('rosa')?.isIn).toBe(true)
    expect(toSend(after, 200, at('10:05'))).toEqual({ marks: [], walkIns: [] })
    expect(withDoor(after, { ...door, marks: [told({ markId: 'own' })] }).marks).toEqual([])
    expect(withDoor(after, door).marks).toHaveLength(1)
  })
  test('is kept in this browser for one person, until the day after the event', () => {
    const store = memoryStore()
    openDoorStore(store, 'mara', 'event', at('09:00')).change(() => kept())
    expect(openDoorStore(store, 'mara', 'event', at('10:00')).get().door?.title).toBe('Two desks')
    expect(openDoorStore(store, 'paul', 'event', at('10:00')).get()).toEqual(nothingKept)
    const later = Date.parse('2026-12-18T00:01:00Z')
    expect(openDoorStore(store, 'mara', 'event', later).get().door).toBeNull()
  })
  test('marks that were never sent outlive the list', () => {
    const store = memoryStore()
    store.setItem('attest.door.mara.event', JSON.stringify(offline))
    expect(countUnsent(openDoorStore(store, 'mara', 'event', Date.parse('2027-01-01T00:00:00Z')).get())).toBe(2)
  })
})
