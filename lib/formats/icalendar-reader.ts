/** The thread that reads calendars, one after the other: says which series it works on, then what it read. */
import { parentPort } from 'node:worker_threads'
import type { ReadingOptions } from './icalendar-entries'
import { readCalendar } from './icalendar-reading'

parentPort?.on('message', ({ bytes, options }: { bytes: Uint8Array; options: ReadingOptions }) => {
  parentPort?.postMessage({ read: readCalendar(bytes, options, (line) => parentPort?.postMessage({ line })) })
})
