/** How long it serves what agencies told of rules that the packs lack. Packs, readings and adoptions stay. */
import { sql } from 'drizzle-orm'
import { type RetentionRule, removeRows } from '@/lib/audit/sweep'
import { suggestedRules } from './suggested-tables'

export const mandatesRetention: readonly RetentionRule[] = [
  {
    name: 'rules-taken-back',
    what: 'Rules that an agency missed among the mandate packs, told of and took back',
    days: 90,
    since: 'they were taken back',
    why: 'nobody answers them; so long the agency finds its own words, if it tells of them anew',
    remove: removeRows(suggestedRules, (before) => sql`r.withdrawn_at < ${before}`),
  },
  {
    name: 'rules-answered',
    what: 'Rules that an agency missed among the mandate packs, with the answer and who told of them',
    days: 2 * 365,
    since: 'the answer',
    why: 'so long nobody there has to ask again; the pack that one became stays, and the trail says what was answered',
    remove: removeRows(suggestedRules, (before) => sql`r.answered_at < ${before}`),
  },
]
