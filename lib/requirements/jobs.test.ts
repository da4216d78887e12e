import { parseCrontab } from 'graphile-worker'
import { expect, it } from 'vitest'
import { rebuildEverything } from './jobs'

it('runs once a week, by a line that the queue understands', () => {
  const [item] = parseCrontab(`${rebuildEverything.at} ${rebuildEverything.name}`)
  expect(item?.task).toBe(rebuildEverything.name)
  const runsAt = (day: number, hour: number) => item?.match({ min: 15, hour, date: 1, month: 1, dow: day })
  expect([runsAt(0, 3), runsAt(1, 3), runsAt(0, 4)]).toEqual([true, false, false])
})

it('takes the payload that the schedule gives it', () => {
  expect(rebuildEverything.payload.parse({ _cron: { ts: '2026-11-22T03:15:00Z' } })).toEqual({})
})
