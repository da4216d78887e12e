/** Why a requirement does not ask somebody yet: what it is counted from was not completed. */
import type { Ctx } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import { loadCalled } from '../called'
import { gather } from '../derived/gather'
import { loadRules } from '../derived/load-rules'
import { allOf } from '../engine/criterion'
import { waitsFor } from '../engine/rules'
import { askedWords, type Called } from '../explained/asked'

type Whose = { agencyId: string; requirementId: string; personId: string; name: string; day: Day }

/** One sentence, or null where it waits for nothing. For those who may see the person there. */
export function waitsOf(
  tx: Tx,
  ctx: Ctx,
  { agencyId, requirementId, personId, name, day }: Whose,
): Promise<string | null> {
  return asSystem(tx, ctx, async () => {
    const [rule] = await loadRules(tx, { agencyIds: [agencyId], requirementId })
    if (!rule?.versions.some(({ limits }) => limits?.afterCourses)) return null
    const factsOf = await gather(tx, [personId], [rule])
    const missing = waitsFor(factsOf(personId, rule), day)
    return missing.length === 0 ? null : waitsWords(name, missing, await loadCalled(tx, [allOf(missing)]))
  })
}

/** Of a rule that does not ask yet. */
const waitsWords = (requirement: string, courseIds: readonly string[], called: Called): string =>
  `“${requirement}” waits for ${askedWords(allOf(courseIds), called)}: it is asked for once that was completed.`
