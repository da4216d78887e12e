/** The dated rules as they are kept: how kinds are planned and how soon is answered. */
import { asc } from 'drizzle-orm'
import { USUAL_ZONE } from '@/lib/agencies/own-day'
import type { Tx } from '@/lib/platform/database'
import { type Day, dayIn } from '@/lib/platform/time'
import { isZone } from '@/lib/platform/zones'
import type { RequestKind } from './kinds'
import { laterOf, rulesOn } from './planner'
import { heldOf, type RequestRow } from './records'
import type { PlanRules, ServiceLevels } from './rule-inputs'
import { requestPlanRules, requestServiceLevels } from './rule-tables'
import { levelsOn } from './service-levels'

type Kept<T> = T & { id: string }
export type DatedRules = { plans: readonly Kept<PlanRules>[]; levels: readonly Kept<ServiceLevels>[] }

/** All of them: a few rows, added by administrators. */
export async function loadDatedRules(tx: Tx): Promise<DatedRules> {
  const plans = await tx
    .select({ id: requestPlanRules.id, rules: requestPlanRules.rules })
    .from(requestPlanRules)
    .orderBy(asc(requestPlanRules.validFrom), asc(requestPlanRules.id))
  const levels = await tx.select().from(requestServiceLevels).orderBy(asc(requestServiceLevels.validFrom))
  return {
    plans: plans.map(({ id, rules }) => ({ id, ...rules })),
    levels: levels.map(({ id, validFrom, answerWorkingDays, decisionWorkingDays, zone }) => ({
      ...{ id, validFrom, answerWorkingDays, decisionWorkingDays, zone },
    })),
  }
}

/** Levels say by which clock a day is counted; which of them have begun is asked by the usual one. */
export const levelsNow = ({ levels }: DatedRules, now: Date): Kept<ServiceLevels> =>
  levelsOn(levels, dayIn(USUAL_ZONE, now))

/** The day that it is for requests. */
export const requestDay = (rules: DatedRules, now: Date): Day => dayIn(levelsNow(rules, now).zone, now)

/** The day where a training is to be held; the day for requests where nothing is held, or its clock is not known. */
export function dayOfPlace(rules: DatedRules, { fields }: Pick<RequestRow, 'fields'>, now: Date): Day {
  const zone = heldOf(fields)?.zone ?? ''
  return isZone(zone) ? dayIn(zone, now) : requestDay(rules, now)
}

/** The last day that has begun for one of the two sides: what was done on it is not to come. */
export function lastDay(rules: DatedRules, row: Pick<RequestRow, 'fields'>, now: Date): Day {
  return laterOf(requestDay(rules, now), dayOfPlace(rules, row, now))
}

export const plansNow = ({ plans }: DatedRules, kind: RequestKind, day: Day): Kept<PlanRules> =>
  rulesOn(plans, kind, day)

/** What a request is planned and answered by: what was in force when it was sent; for a draft, what is now. */
export function rulesOf(
  rules: DatedRules,
  row: Pick<RequestRow, 'kind' | 'planRulesId' | 'serviceLevelsId'>,
  now: Date,
): { plan: PlanRules; levels: ServiceLevels } {
  const plan = rules.plans.find(({ id }) => id === row.planRulesId)
  const levels = rules.levels.find(({ id }) => id === row.serviceLevelsId)
  return { plan: plan ?? plansNow(rules, row.kind, requestDay(rules, now)), levels: levels ?? levelsNow(rules, now) }
}
