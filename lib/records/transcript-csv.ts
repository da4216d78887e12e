/** One's own record as a table for programs, with what it was narrowed to in every line. */
import type { Ctx } from '@/lib/platform/context'
import { partWords } from './papers'
import { getMyTranscript } from './queries'

export const transcriptColumns = [
  ...([
    'training',
    'earned_on',
    'minutes',
    'mode',
    'source',
    'agency',
    'certificate',
    'reversed',
    'counted_minutes',
  ] as const),
  'listed',
] as const

/** The latest first, at most 5,000; `listed` says which part of the record the file holds. */
export async function transcriptLines(ctx: Ctx, input: unknown) {
  const { items, part } = await getMyTranscript(ctx, input)
  const listed = partWords(part) ?? 'All training'
  return items.map(
    ({ title, earnedOn, creditMinutes, mode, sourceKind, agencyName, certificateCode, reversed, repeats }) => [
      ...[title, earnedOn, creditMinutes, mode, sourceKind, agencyName, certificateCode, reversed ? 'yes' : 'no'],
      ...[reversed || repeats ? 0 : creditMinutes, listed],
    ],
  )
}
