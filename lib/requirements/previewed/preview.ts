/** What would follow from a requirement, or from the change of one, counted before anything is saved. */
import { desc, eq } from 'drizzle-orm'
import { hourSettingsIn } from '@/lib/agencies/hour-settings'
import { agencies } from '@/lib/agencies/tables'
import { courseVersions } from '@/lib/catalog/tables'
import { idList } from '@/lib/platform/bulk'
import type { Ctx } from '@/lib/platform/context'
import { asSystem, read, type Tx } from '@/lib/platform/database'
import { forbidden, notFound } from '@/lib/platform/errors'
import { dayIn } from '@/lib/platform/time'
import { loadRules } from '../derived/load-rules'
import { exceptedOf, holdersOf, membersOf, spansByTeam } from '../derived/named-people'
import { type Members, type Rule, unitsBelow } from '../derived/stated-rules'
import { latest, type Span } from '../engine/stretches'
import { previewRequirementInput, type RequirementTerms } from '../inputs'
import { can } from '../policy'
import { settled } from '../settled'
import { refuseElsewhere } from '../whom'
import { simulate } from './simulate'

/**
 * Whom a requirement (or the change of one) would concern before it is saved, in numbers and the first of them by name: on the
 * day it takes effect, or today when that is past. Who is asked, who is not and why, who falls due when, how many minutes that
 * asks for, and what a change makes different. @throws not-found, forbidden; invalid for people, a unit or a team of elsewhere
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
      const before = requirementId ? (await loadRules(tx, { agencyIds: [agencyId], requirementId }))[0] : undefined
      if (requirementId && !before) throw notFound('This requirement')
      const rules = { before: before ?? null, after: await withTerms(tx, agencyId, terms, before) }
      await refuseElsewhere(tx, agencyId, terms)
      const { hourCents } = await hourSettingsIn(tx, agencyId)
      const asked = { onDay, courseMinutes: await minutesOf(tx, terms) }
      return { onDay, hourCents, ...(await simulate(tx, rules, asked)) }
    }),
  )
}

/** The rule as it would be once these terms were saved. */
async function withTerms(tx: Tx, agencyId: string, terms: RequirementTerms, before: Rule | undefined): Promise<Rule> {
  const below = await unitsBelow(tx, idList([agencyId]))
  const { repeatFrom, ...asked } = settled(terms)
  const { effectiveFrom, population, unitId, position, employment, role, exceptPersonIds } = asked
  const number = Math.max(0, ...(before?.versions ?? []).map((each) => each.number)) + 1
  const ended = (before?.assignments ?? []).map((each) => ({ ...each, to: each.to ?? effectiveFrom }))
  const unitIds = below(unitId)
  const from = { from: effectiveFrom, to: null }
  const members = await membersAsked(tx, agencyId, { ...asked, ...from })
  const excepted = exceptedOf(asked, named(exceptPersonIds))
  return {
    requirementId: before?.requirementId ?? '',
    agencyId,
    retiredOn: null,
    versions: [...(before?.versions ?? []), { ...asked, repeatFrom: repeatFrom ?? 'completion', id: '', number }],
    assignments: [...ended, { population, unitId, unitIds, position, employment, role, members, excepted, ...from }],
  }
}

async function membersAsked(
  tx: Tx,
  agencyId: string,
  { teamId, role, personIds, ...whom }: Pick<RequirementTerms, 'population' | 'teamId' | 'role' | 'personIds'> & Span,
): Promise<Members | undefined> {
  if (teamId) return (await spansByTeam(tx, [teamId])).get(teamId)
  if (role) return (await holdersOf(tx, [agencyId], [role]))(agencyId, role)
  return membersOf(whom, named(personIds))
}

const named = (personIds: readonly string[]) => personIds.map((personId) => ({ personId }))

/** Minutes of the module, where one is asked for, as the catalog shows it today. */
async function minutesOf(tx: Tx, { criterion }: RequirementTerms): Promise<number> {
  if (criterion.kind !== 'course') return 0
  const [row] = await tx
    .select({ minutes: courseVersions.creditMinutes })
    .from(courseVersions)
    .where(eq(courseVersions.courseId, criterion.courseId))
    .orderBy(desc(courseVersions.edition))
    .limit(1)
  return row?.minutes ?? 0
}
