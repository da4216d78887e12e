import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CountedSession,
  countable,
  countingProblems,
  creditOf,
  exceptionsOf,
  leastOf,
  type Mark,
  minutesOfSessions,
  presenceOf,
} from './rules'

const at = (time: string) => new Date(`2026-12-16T${time}:00Z`)
const session: CountedSession = {
  ...{ sessionId: 'morning', startsAt: at('09:00'), endsAt: at('12:00'), creditMinutes: null, rule: null },
  withdrawnAt: null,
}
let made = 0
const mark = (kind: Mark['kind'], time: string, undoes: string | null = null): Mark => ({
  id: `mark-${++made}`,
  kind,
  at: at(time),
  undoes,
})
const known = { registered: true, hasAccount: true, othersWentOut: false, claimed: false }

describe('marks at the door', () => {
  test('come before the start and count from it, and to the end where nobody went out', () => {
    expect(presenceOf([mark('in', '08:52')], session)).toMatchObject({ present: true, minutes: 180, noCheckOut: true })
  })
  test('two check-ins add no minutes', () => {
    expect(presenceOf([mark('in', '09:01'), mark('in', '09:03'), mark('out', '10:01')], session).minutes).toBe(60)
  })
  test('whoever goes and comes back is there for both parts', () => {
    const marks = [mark('in', '09:00'), mark('out', '10:00'), mark('in', '11:00'), mark('out', '12:30')]
    expect(presenceOf(marks, session)).toMatchObject({ minutes: 120, noCheckOut: false, outWithoutIn: false })
  })
  test('a mark that was undone is as if it had never been made', () => {
    const slip = mark('in', '09:01')
    expect(presenceOf([slip, mark('undo', '09:02', slip.id)], session)).toMatchObject({ present: false, inAt: null })
  })
  test('a check-out without a check-in counts nothing and is shown', () => {
    expect(presenceOf([mark('out', '11:00')], session)).toMatchObject({ present: false, outWithoutIn: true })
  })
  test('being there only before the start or after the end is not being there', () => {
    expect(presenceOf([mark('in', '08:00'), mark('out', '08:30')], session).present).toBe(false)
    expect(presenceOf([mark('in', '12:05')], session).present).toBe(false)
  })
  test('merge to the same in any order, however often they were sent', () => {
    const minute = fc.integer({ min: -60, max: 300 })
    const drawn = fc.array(fc.tuple(fc.constantFrom('in' as const, 'out' as const), minute), { maxLength: 12 })
    fc.assert(
      fc.property(drawn, fc.infiniteStream(fc.nat()), (pairs, keys) => {
        const marks = pairs.map(([kind, after], i): Mark => {
          return { id: `m${i}`, kind, at: new Date(session.startsAt.getTime() + after * 60_000), undoes: null }
        })
        const sent = [...marks, ...marks.slice(0, 3)]
          .map((each) => ({ each, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each)
        const whole = presenceOf(marks, session)
        expect(presenceOf(sent, session)).toEqual(whole)
        expect(whole.minutes).toBeLessThanOrEqual(180)
        const again = marks.find(({ kind }) => kind === 'in')
        // Another device saw the same person come in at the same time.
        if (again) expect(presenceOf([...marks, { ...again, id: 'other' }], session).minutes).toBe(whole.minutes)
      }),
    )
  })
})

describe('what wants a look', () => {
  test('leaving more than ten minutes early does, going at the end does not', () => {
    const left = (time: string) =>
      exceptionsOf(presenceOf([mark('in', '09:00'), mark('out', time)], session), session, known)
    expect(left('11:20')).toEqual(['left-early'])
    expect(left('11:55')).toEqual([])
  })
  test('no check-out does only where check-outs are made', () => {
    const open = presenceOf([mark('in', '09:00')], session)
    expect(exceptionsOf(open, session, known)).toEqual([])
    expect(exceptionsOf(open, session, { ...known, othersWentOut: true })).toEqual(['no-check-out'])
    expect(exceptionsOf(open, { ...session, rule: { kind: 'minutes', least: 90 } }, known)).toEqual(['no-check-out'])
  })
  test('somebody who was not registered, or whom no account is known of, does', () => {
    const open = presenceOf([mark('in', '09:00')], session)
    const unknown = { registered: false, hasAccount: false, othersWentOut: false, claimed: false }
    expect(exceptionsOf(open, session, unknown)).toEqual(['not-registered', 'no-account'])
    expect(exceptionsOf(presenceOf([], session), session, unknown)).toEqual([])
  })
  test('somebody whose agency accepted the training already does, where they came', () => {
    const claimed = { ...known, claimed: true }
    expect(exceptionsOf(presenceOf([mark('in', '09:00')], session), session, claimed)).toEqual(['claimed'])
    expect(exceptionsOf(presenceOf([], session), session, claimed)).toEqual([])
  })
})

describe('what counts', () => {
  const three = ['a', 'b', 'c'].map((sessionId): CountedSession => ({ ...session, sessionId }))
  const inAll = (...ids: string[]) => new Map(ids.map((id) => [id, presenceOf([mark('in', '09:00')], session)]))

  test('sessions share the minutes of the event by their length, and none is lost', () => {
    expect([...minutesOfSessions(100, three).values()].sort()).toEqual([33, 33, 34])
    const own = [
      { ...session, creditMinutes: 90 },
      { ...session, sessionId: 'b' },
    ]
    expect(minutesOfSessions(150, own)).toEqual(
      new Map([
        ['morning', 90],
        ['b', 60],
      ]),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 8 }),
        (total, lengths) => {
          const sessions = lengths.map((length, i) => ({
            ...session,
            sessionId: `s${i}`,
            endsAt: new Date(session.startsAt.getTime() + length * 60_000),
          }))
          const shares = [...minutesOfSessions(total, sessions).values()]
          expect(shares.reduce((sum, each) => sum + each, 0)).toBe(total)
        },
      ),
    )
  })
  test('by presence, by minutes, or by the share of sessions', () => {
    const worth = new Map(three.map(({ sessionId }) => [sessionId, 60]))
    const by = (rule: CountedSession['rule'], presences = inAll('a', 'b')) => [
      ...creditOf(
        presences,
        three.map((each) => ({ ...each, rule })),
        worth,
      ).values(),
    ]
    expect(by(null)).toEqual([60, 60, 0])
    expect(by({ kind: 'minutes', least: 180 })).toEqual([60, 60, 0])
    expect(by({ kind: 'minutes', least: 181 })).toEqual([0, 0, 0])
    expect(by({ kind: 'share', ofSessions: 2 / 3 })).toEqual([60, 60, 0])
    expect(by({ kind: 'share', ofSessions: 0.7 })).toEqual([0, 0, 0])
  })
  test('a share of any number of sessions is met by whoever came to as many of them', () => {
    for (let of = 1; of <= 30; of++)
      for (let least = 1; least <= of; least++) {
        expect(leastOf(least / of, of)).toBe(least)
        expect(leastOf(least / of - 0.001, of)).toBe(least)
      }
  })
  test('is at most what a session lasts, and together what the event counts', () => {
    const own = (...minutes: (number | null)[]) =>
      minutes.map((creditMinutes, i): CountedSession => ({ ...session, sessionId: `s${i}`, creditMinutes }))
    const fields = (total: number | null, sessions: CountedSession[]) =>
      countingProblems(total, sessions).map(({ field }) => field)
    expect(fields(360, own(null, null))).toEqual([])
    expect(fields(360, own(180, null))).toEqual([])
    expect(fields(360, own(180, 180))).toEqual([])
    expect(fields(360, own(120, 180))).toEqual(['sessions.1.creditMinutes'])
    expect(fields(240, own(180, 90, null))).toEqual(['sessions.1.creditMinutes'])
    expect(fields(null, own(60, null))).toEqual(['sessions.0.creditMinutes'])
    expect(fields(360, own(120, null))).toEqual(['sessions.0.creditMinutes'])
    expect(fields(300, own(120, null))).toEqual([])
    expect(fields(600, own(181, 60))).toEqual(['sessions.0.creditMinutes'])
    const rule = { kind: 'minutes', least: 181 } as const
    expect(fields(180, [{ ...session, rule }])).toEqual(['sessions.0.rule.least'])
  })
  test('of a canceled event only the sessions that had ended, of a withdrawn session nothing after it was', () => {
    const afternoon = { ...session, sessionId: 'afternoon', startsAt: at('13:00'), endsAt: at('16:00') }
    const both = [session, afternoon]
    expect([...countable(both, null, at('18:00'))]).toEqual(['morning', 'afternoon'])
    expect([...countable(both, at('12:30'), at('18:00'))]).toEqual(['morning'])
    expect([...countable(both, null, at('14:00'))]).toEqual(['morning'])
    expect([...countable([{ ...session, withdrawnAt: at('08:00') }], null, at('18:00'))]).toEqual([])
  })
})
