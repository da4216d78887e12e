import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plusMinutes } from '@/lib/platform/time'
import { heardFrom, type LessonTime, LONGEST_SITTING, leastFor, secondsRead, secondsToWait } from './reading-time'

const start = new Date('2026-11-20T18:00:00.000Z')
const at = (minutes: number) => plusMinutes(start, minutes)
const open = (openedAt: Date | null, least = 120): LessonTime => ({ openedAt, least, doneAt: null, readSeconds: null })
const done = (readSeconds: number | null, least = 120): LessonTime => ({
  ...{ openedAt: start, doneAt: at(5), readSeconds, least },
})

describe('a message that waited for a connection', () => {
  const enrolled = at(0)

  test('counts from when it was written, as far as the server can bound it', () => {
    expect(heardFrom(at(20), enrolled, at(10), at(30))).toEqual(at(20))
    expect(heardFrom(at(-900), enrolled, null, at(30))).toEqual(enrolled)
    expect(heardFrom(at(5), enrolled, at(10), at(30))).toEqual(at(10))
    expect(heardFrom(at(40), enrolled, at(35), at(30))).toEqual(at(30))
  })

  test('claims no time twice, whatever a device says (property)', () => {
    const minute = fc.integer({ min: 0, max: 60 })
    const message = fc.record({
      waited: fc.integer({ min: 0, max: 9000 }),
      after: fc.integer({ min: 0, max: 10 }),
      minute,
    })
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 12 }), (messages) => {
        let [clock, sum] = [0, 0]
        let last: Date | null = null
        let lastDone: Date | null = null
        for (const { waited, after, minute: until } of messages) {
          clock += after
          const opened: Date = heardFrom(at(clock - waited), enrolled, last, at(clock))
          const done: Date = heardFrom(at(clock - (until % (waited + 1))), enrolled, opened, at(clock))
          sum += secondsRead(opened, lastDone, done)
          last = lastDone = done
        }
        expect(sum).toBeLessThanOrEqual(clock * 60)
      }),
    )
  })
})

describe('the time of a lesson', () => {
  test('runs from its opening to done', () => {
    expect(secondsRead(at(0), null, at(7))).toBe(420)
  })

  test('of lessons open side by side is not counted twice', () => {
    expect(secondsRead(at(0), at(6), at(7))).toBe(60)
  })

  test('of a night is one sitting', () => {
    expect(secondsRead(at(0), null, at(600))).toBe(LONGEST_SITTING)
  })

  test('is none where the clocks disagree', () => {
    expect(secondsRead(at(5), null, at(4))).toBe(0)
  })

  test('of lessons together is never more than went by (property)', () => {
    const lesson = fc.record({ opened: fc.integer({ min: 0, max: 50 }), took: fc.integer({ min: 0, max: 50 }) })
    fc.assert(
      fc.property(fc.array(lesson, { minLength: 1, maxLength: 8 }), (lessons) => {
        const inOrder = lessons
          .map(({ opened, took }) => ({ opened, end: opened + took }))
          .sort((a, b) => a.end - b.end)
        let last: Date | null = null
        let sum = 0
        for (const { opened, end } of inOrder) {
          sum += secondsRead(at(opened), last, at(end))
          last = at(end)
        }
        const first = Math.min(...inOrder.map(({ opened }) => opened))
        expect(sum).toBeLessThanOrEqual(((inOrder.at(-1)?.end ?? 0) - first) * 60)
      }),
    )
  })
})

describe('marking a lesson done', () => {
  test('waits for its least time and no longer', () => {
    expect(secondsToWait(open(at(0)), [], null, at(1))).toBe(60)
    expect(secondsToWait(open(at(0)), [], null, at(2))).toBe(0)
  })

  test('waits for all of it when the lesson was never opened', () => {
    expect(secondsToWait(open(null), [], null, at(30))).toBe(120)
  })

  test('never waits where nothing is asked', () => {
    expect(secondsToWait(open(null, 0), [done(0)], at(5), at(5))).toBe(0)
  })

  test('waits in turn for lessons that were opened side by side', () => {
    expect(secondsToWait(open(at(0)), [done(120)], at(2), at(2))).toBe(120)
  })

  test('counts what was read longer than asked: two lessons in two tabs, marked one after the other', () => {
    expect(secondsToWait(open(at(0)), [done(900)], at(15), at(15))).toBe(0)
  })

  test('still asks each lesson to be open, however long another was', () => {
    expect(secondsToWait(open(at(15)), [done(900)], at(15), at(15))).toBe(120)
  })

  test('takes what was done before time was kept as enough, and no more', () => {
    expect(secondsToWait(open(at(10)), [done(null)], at(10), at(11))).toBe(60)
  })

  test('forgives a second between two clocks', () => {
    expect(secondsToWait(open(at(0), 61), [], null, at(1))).toBe(0)
  })

  test('asks half of who read the lesson before, and nothing where the edition asks nothing', () => {
    expect(leastFor(150, true)).toBe(75)
    expect(leastFor(150, false)).toBe(150)
    expect(leastFor(undefined, false)).toBe(0)
  })
})
