/** The thread that reads calendars: says which series it works on, then what it read. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadingOptions } from './icalendar-entries'
import { readCalendar } from './icalendar-reading'

const { bytes, options } = workerData as { bytes: Uint8Array; options: ReadingOptions }
parentPort?.postMessage({ read: readCalendar(bytes, options, (line) => parentPort?.postMessage({ line })) })
