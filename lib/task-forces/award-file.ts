/** The awards of a task force as a file that the import reads again. */
import type { Ctx } from '@/lib/platform/context'
import { read } from '@/lib/platform/database'
import { basisNames, funderShort } from './fields'
import { taskForceSlugInput } from './inputs'
import { awardsOf, bySlug } from './queries'
import { dayOfForce } from './records'

/** @returns a row for each award, in the order of `awardColumns` @throws not-found */
export async function exportAwards(ctx: Ctx, input: unknown) {
  const { slug } = taskForceSlugInput.parse(input)
  return read(ctx, async (tx) => {
    const force = await bySlug(tx, slug)
    const awards = await awardsOf(tx, force.id, dayOfForce(force, ctx.now))
    return awards.map((award) => [
      ...[award.number, award.program, funderShort[award.funder], award.holder],
      ...[award.amount, award.basis && basisNames[award.basis], award.startsOn, award.endsOn],
      ...[award.sourceName, award.sourceUrl, award.sourceSeenOn],
    ])
  })
}
