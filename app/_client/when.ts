import { moment, ownZone } from '@/lib/platform/words-of-time'

/** An instant by the reader's own clock: "November 22, 2026, at 9:05 a.m. Eastern". */
export const whenWords = (instant: string): string => moment(instant, ownZone())
