/** When somebody has to make sure of a line again. */
import { addDays, type Day } from '@/lib/platform/time'

/** Operators and numbers change without a word: four times a year somebody calls, or reads the page again. */
export const HOLDS_DAYS = 90

export const dueOn = (verifiedOn: Day): Day => addDays(verifiedOn, HOLDS_DAYS)
export const isDue = (verifiedOn: Day, today: Day): boolean => dueOn(verifiedOn) <= today
