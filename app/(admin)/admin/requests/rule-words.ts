/** What the tables and forms of rules share: all there were, by whom each was added, and which is the latest. */
import type * as z from 'zod/mini'
import type { Say } from '@/lib/platform/say'
import { dayHere, shortDay } from '@/lib/platform/words-of-time'
import type { ruleHistoryShape } from '@/lib/requests/shapes'
import type { ruleTexts } from './messages'

export type RuleHistory = z.infer<typeof ruleHistoryShape>
export type Speaking = Say<typeof ruleTexts>

export const recordedWords = (row: { recordedByName: string | null; recordedAt: string }, say: Speaking): string =>
  row.recordedByName === null
    ? say('withProduct')
    : say('by', { name: row.recordedByName, day: shortDay(dayHere(row.recordedAt)) })

export const latestFirst = <T>(rows: readonly T[], validFrom: (row: T) => string): T[] =>
  [...rows].sort((a, b) => (validFrom(a) < validFrom(b) ? 1 : -1))
