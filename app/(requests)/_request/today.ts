import { dayHere } from '@/lib/platform/words-of-time'

/** The day it is by the reader's own clock. */
export const todayHere = (): string => dayHere(new Date().toISOString())
