/** What would follow for people if trainings stood on their records: asked of the evaluator, and kept nowhere. */
import { sql } from 'drizzle-orm'
import { anyId } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, type Tx } from '@/lib/platform/database'
import { newId } from '@/lib/platform/ids'
import { dayIn } from '@/lib/platform/time'
import type { Source } from '@/lib/records/sources'
import { loadCalled } from '../called'
import type { EarnedCredit } from '../derived/earned'
import { gather } from '../derived/gather'
import { loadRules } from '../derived/load-rules'
import type { Rule } from '../derived/stated-rules'
import type { Facts } from '../engine/rules'
import { type Follows, nothingFollows } from './follow-shape'
import { wouldFollow } from './would-follow'

/** A credit as it would be posted: whose, for which agency, earned on which day. */
export type SupposedCredit = Omit<Source, 'sourceId' | 'evidence'> & {
  /** The record that goes on. */
  personId: string
  agencyId: string
  earnedOn: string
  /** The credit of theirs that would be taken back for it. */
  instead?: string | null
}

type Whose = {
  /** Whose rules are asked. */
  agencyIds: readonly string[]
  /** Only these. */
  requirementIds?: readonly string[]
}

/**
 * Each by itself: what it would change of what is owed, and why it would not. Asked as the system, once it is known that
 * the actor may see how these people stand at these agencies.
 * @returns what would follow of each, in the order given
 */
export function ifTheyStood(
  { tx, ctx }: { tx: Tx; ctx: Ctx },
  whose: Whose,
  supposed: readonly SupposedCredit[],
): Promise<Follows[]> {
  return asSystem(tx, ctx, async () => {
    const rules = supposed.length === 0 ? [] : await rulesOf(tx, whose)
    if (rules.length === 0) return supposed.map(nothingFollows)
    const credits = await asEarned(tx, supposed)
    const factsOf = await gather(tx, [...new Set(supposed.map(({ personId }) => personId))], rules, credits)
    const known = await namesOf(tx, rules)
    const isSupposed = new Set(credits.map(({ id }) => id))
    const standing = keptFacts(isSupposed)
    return supposed.map(({ personId, instead = null }, i): Follows => {
      const follows = nothingFollows()
      for (const rule of rules) {
        const all = factsOf(personId, rule)
        const credit = all.credits.find(({ id }) => id === credits[i]?.id)
        const { timeZone, ...named } = known.of(rule)
        if (!credit || timeZone === undefined) continue
        const facts = standing(personId, rule, all)
        const { counts, moved, not } = wouldFollow(facts, { credit, instead }, dayIn(timeZone, ctx.now), known.called)
        follows.counts.push(...counts.map((each) => ({ ...named, ...each })))
        if (moved) follows.moves.push({ ...named, ...moved })
        if (not) follows.not.push({ ...named, ...not })
      }
      return follows
    })
  })
}

/** Of a person and a rule the same facts each time, so that how they stand without any of it is derived once. */
function keptFacts(isSupposed: ReadonlySet<string>) {
  const kept = new Map<string, Facts>()
  return (personId: string, { requirementId }: Rule, all: Facts): Facts => {
    const key = `${personId} ${requirementId}`
    const before = kept.get(key)
    if (before) return before
    const facts = { ...all, credits: all.credits.filter(({ id }) => !isSupposed.has(id)) }
    kept.set(key, facts)
    return facts
  }
}

async function rulesOf(tx: Tx, { agencyIds, requirementIds }: Whose): Promise<readonly Rule[]> {
  if (agencyIds.length === 0 || requirementIds?.length === 0) return []
  const [requirementId, ...others] = requirementIds ?? []
  const isOne = requirementId !== undefined && others.length === 0
  const rules = await loadRules(tx, { agencyIds: [...agencyIds], ...(isOne && { requirementId }) })
  return requirementIds ? rules.filter((rule) => requirementIds.includes(rule.requirementId)) : rules
}

/** What one training would bring. @param whose as `ifTheyStood` */
export async function ifItStood(
  within: { tx: Tx; ctx: Ctx },
  whose: Whose,
  supposed: SupposedCredit,
): Promise<Follows> {
  const [follows = nothingFollows()] = await ifTheyStood(within, whose, [supposed])
  return follows
}

/** As they would be read once they were posted: the newest of their day. */
async function asEarned(tx: Tx, supposed: readonly SupposedCredit[]): Promise<EarnedCredit[]> {
  const eventIds = supposed.flatMap(({ eventId }) => eventId ?? [])
  const series = eventIds.length === 0 ? [] : await seriesOf(tx, eventIds)
  return supposed.map((given) => {
    const { personId, agencyId, courseId, courseVersionId, creditMinutes, earnedOn, eventId = null } = given
    return {
      ...{ id: newId(), personId, agencyId, courseId, courseVersionId, creditMinutes, earnedOn, reversed: false },
      about: {
        ...{ topicIds: given.topicIds, topicMinutes: given.topicMinutes ?? null, mode: given.mode },
        ...{ priorityIds: given.priorityIds, source: given.sourceKind, title: given.title },
        ...{ provider: given.provider?.trim() || null, providerAgencyId: given.providerAgencyId ?? null },
        ...{ eventId, seriesId: series.find(({ id }) => id === eventId)?.seriesId ?? null },
      },
      lots: null,
    }
  })
}

const seriesOf = (tx: Tx, eventIds: readonly string[]) =>
  tx.execute<{ id: string; seriesId: string | null }>(
    sql`select id, series_id as "seriesId" from events where id = ${anyId(eventIds)}`,
  )

type Named = { requirementId: string; name: string; agencyName: string; timeZone?: string }

/** What rules, and the topics and trainings that they name, are called today. */
async function namesOf(tx: Tx, rules: readonly Rule[]) {
  const rows = await tx.execute<Required<Named>>(sql`
    select r.id as "requirementId", r.name, a.name as "agencyName", a.time_zone as "timeZone"
    from requirements r join agencies a on a.id = r.agency_id where r.id = ${anyId(rules.map((rule) => rule.requirementId))}`)
  const byId = new Map(rows.map((row) => [row.requirementId, row]))
  const criteria = rules.flatMap(({ versions }) => versions.map(({ criterion }) => criterion))
  return {
    called: await loadCalled(tx, criteria),
    of: ({ requirementId }: Rule): Named => byId.get(requirementId) ?? { requirementId, name: '', agencyName: '' },
  }
}
