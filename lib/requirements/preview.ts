/** Whom a requirement would concern, counted before anything is saved. */
import { eq } from 'drizzle-orm'
import { agencies } from '@/lib/agencies/tables'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { forbidden, notFound } from '@/lib/platform/errors'
import { type Day, dayIn } from '@/lib/platform/time'
import { gather, loadRules, loadUnitsBelow, peopleOf, type Rule } from './gather'
import { previewRequirementInput, type RequirementTerms, settled } from './inputs'
import { can } from './policy'
import { deriveObligations, statusOn } from './rules'
import { latest } from './stretches'

/**
 * Whom a requirement (or the change of one) would concern, in numbers, before it is saved: on the day it takes effect,
 * or today when that is past. Reads the agency's people in batches. @throws not-found, forbidden
 */
export async function previewRequirement(ctx: Ctx, input: unknown) {
  const { agencyId, requirementId, ...terms } = previewRequirementInput.parse(input)
  if (!can.keep(ctx.actor, agencyId)) throw can.read(ctx.actor, agencyId) ? forbidden() : notFound('This agency')
  return read(ctx, (tx) =>
    asSystem(tx, ctx, async () => {
      const [agency] = await tx.select({ zone: agencies.timeZone }).from(agencies).where(eq(agencies.id, agencyId))
      if (!agency) throw notFound('This agency')
      const today = dayIn(agency.zone, ctx.now)
      const onDay = latest(terms.effectiveFrom, today)
      const before = requirementId ? (await loadRules(tx, { requirementId }))[0] : undefined
      if (requirementId && before?.agencyId !== agencyId) throw notFound('This requirement')
      return { onDay, ...(await countPeople(tx, await withTerms(tx, agencyId, terms, before), onDay)) }
    }),
  )
}

/** The rule as it would be once these terms were saved. */
async function withTerms(tx: Tx, agencyId: string, terms: RequirementTerms, before: Rule | undefined): Promise<Rule> {
  const below = await loadUnitsBelow(tx, [agencyId])
  const { repeatFrom, ...asked } = settled(terms)
  const { effectiveFrom, population, unitId, position } = asked
  const number = Math.max(0, ...(before?.versions ?? []).map((each) => each.number)) + 1
  const ended = (before?.assignments ?? []).map((each) => ({ ...each, to: each.to ?? effectiveFrom }))
  const unitIds = below(unitId)
  return {
    requirementId: before?.requirementId ?? '',
    agencyId,
    retiredOn: null,
    versions: [...(before?.versions ?? []), { ...asked, repeatFrom: repeatFrom ?? 'completion', id: '', number }],
    assignments: [...ended, { population, unitId, unitIds, position, from: effectiveFrom, to: null }],
  }
}

async function countPeople(tx: Tx, rule: Rule, onDay: Day) {
  const counts = { serving: 0, appliesTo: 0, met: 0, overdue: 0, dueSoon: 0, dueLater: 0 }
  const slot = { met: 'met', overdue: 'overdue', 'due-soon': 'dueSoon', open: 'dueLater' } as const
  for await (const personIds of peopleOf(tx, rule.agencyId)) {
    const factsOf = await gather(tx, personIds, [rule])
    for (const personId of personIds) {
      const facts = factsOf(personId, rule)
      if (facts.affiliations.some((each) => each.from <= onDay && (each.to === null || each.to > onDay)))
        counts.serving++
      const { kind } = statusOn(deriveObligations(facts), onDay)
      if (kind === 'not-applicable') continue
      counts.appliesTo++
      counts[slot[kind]]++
    }
  }
  return counts
}
