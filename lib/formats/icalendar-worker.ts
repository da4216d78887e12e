/**
 * Reading calendars of strangers in a thread of its own, with a deadline and a limit of memory: a rule that never ends, or one
 * that fills the memory, ends the thread and nothing else.
 */
import { threadsOf } from '@/lib/platform/threads'
import { figure } from '@/lib/platform/words'
import type { ReadingOptions } from './icalendar-entries'
import type { Read } from './icalendar-reading'

export const MOST_CALENDAR_BYTES = 2 * 1024 * 1024
/** Wall time on a machine under load; reading the largest calendar takes a twentieth of it. */
const DEADLINE_MS = 10_000
/** A single series takes milliseconds. */
const SERIES_MS = 2_500
const MOST_SKIPPED = 3
const MOST_AT_ONCE = 2
const TOO_LONG = 'The calendar takes too long to read. Export a shorter span of days.'

/** Reads a calendar; a series that cannot be worked out in time is refused, and the others are read. */
export async function readCalendarApart(bytes: Uint8Array, options: Omit<ReadingOptions, 'skip'>): Promise<Read> {
  if (bytes.length > MOST_CALENDAR_BYTES)
    return {
      problem: `The calendar has ${figure(bytes.length)} bytes; at most 2 MB are read. Export a shorter span of days.`,
    }
  return inTurn(async () => {
    const skip: number[] = []
    for (;;) {
      const result = await inThread(bytes, { ...options, skip })
      if ('read' in result) return result.read
      if (result.line === null || skip.length >= MOST_SKIPPED) return { problem: TOO_LONG }
      skip.push(result.line)
    }
  })
}

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

type Result = { read: Read } | { line: number | null }

const threads = threadsOf('lib/formats/icalendar-reader.ts')

function inThread(bytes: Uint8Array, options: ReadingOptions): Promise<Result> {
  const worker = threads.take()
  return new Promise<Result>((resolve) => {
    let line: number | null = null
    let ofSeries: NodeJS.Timeout | undefined
    const done = (result: Result) => {
      clearTimeout(deadline)
      clearTimeout(ofSeries)
      if ('read' in result) threads.giveBack(worker)
      else threads.end(worker)
      resolve(result)
    }
    const deadline = setTimeout(() => done({ line }), DEADLINE_MS)
    worker.on('message', (said: { line: number | null } | { read: Read }) => {
      if ('read' in said) return done(said)
      line = said.line
      clearTimeout(ofSeries)
      if (line !== null) ofSeries = setTimeout(() => done({ line }), SERIES_MS)
    })
    worker.on('error', () => done({ line }))
    worker.on('exit', () => done({ line }))
    worker.postMessage({ bytes, options })
  })
}
