/** Keeping the dated rules: what comes with the product, and what administrators add. */
import { writeOnce } from '@/lib/audit/once'
import { type Writer, writeIfNeeded } from '@/lib/audit/write'
import { actingPersonId, type Ctx } from '@/lib/platform/context'
import { conflict, forbidden, invalid } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import type { Day } from '@/lib/platform/time'
import { isZone } from '@/lib/platform/zones'
import { loadDatedRules, requestDay } from './dated-rules'
import { can } from './policy'
import { addPlanRulesInput, addServiceLevelsInput } from './rule-inputs'
import { requestPlanRules, requestServiceLevels } from './rule-tables'
import { startingPlanRules, startingServiceLevels } from './starting-rules'

/**
 * Puts the first rules in place; days that have some keep theirs, so repeating it changes nothing.
 * @returns how many were added @throws forbidden
 */
export async function loadRequestRules(ctx: Ctx): Promise<{ added: number }> {
  if (!can.keepRules(ctx.actor)) throw forbidden()
  const by = { recordedBy: actingPersonId(ctx.actor), recordedAt: ctx.now }
  return writeIfNeeded(ctx, async (w) => {
    const plans = await w.tx
      .insert(requestPlanRules)
      .values(startingPlanRules.map((rules) => ({ ...by, id: newId(), ...dayOf(rules), rules })))
      .onConflictDoNothing()
      .returning({ id: requestPlanRules.id })
    const levels = await w.tx
      .insert(requestServiceLevels)
      .values(startingServiceLevels.map((each) => ({ ...by, id: newId(), ...each })))
      .onConflictDoNothing()
      .returning({ id: requestServiceLevels.id })
    const added = plans.length + levels.length
    if (added > 0) w.record('reference.loaded', { kind: 'request-rules', id: 'request-rules', detail: { added } })
    return { added }
  })
}

const dayOf = ({ kind, validFrom }: (typeof startingPlanRules)[number]) => ({ kind, validFrom })

/** Rules never change what was: they begin today or later. @throws invalid */
async function mustBegin(w: Writer, field: string, validFrom: Day): Promise<void> {
  const today = requestDay(await loadDatedRules(w.tx), w.ctx.now)
  if (validFrom < today) throw invalid(field, 'What was planned and answered stays so: choose today or a later day.')
}

const taken = () => conflict('Something begins on this day already. Choose another day; what was added is not changed.')

/**
 * Adds how a kind is planned from a day on. Requests sent before keep what they were sent under.
 * @throws forbidden; invalid for a day that is over; conflict where rules of the kind begin on that day already
 */
export async function addPlanRules(ctx: Ctx, input: unknown): Promise<{ id: string }> {
  const { key, rules } = addPlanRulesInput.parse(input)
  if (!can.keepRules(ctx.actor)) throw forbidden()
  return writeOnce(ctx, 'request-rules.added', { key, terms: rules, onlyByKey: true }, async (w) => {
    await mustBegin(w, 'rules.validFrom', rules.validFrom)
    const id = newId()
    const by = { recordedBy: actingPersonId(ctx.actor), recordedAt: ctx.now }
    const added = await w.tx
      .insert(requestPlanRules)
      .values({ ...by, id, ...dayOf(rules), rules })
      .onConflictDoNothing()
      .returning({ id: requestPlanRules.id })
    if (added.length === 0) throw taken()
    w.record('request-rules.added', { kind: 'request-rules', id, detail: { ...rules } })
    return { id }
  })
}

/**
 * Adds how soon is answered and decided from a day on.
 * @throws forbidden; invalid for a day that is over or no time zone; conflict where levels begin on that day already
 */
export async function addServiceLevels(ctx: Ctx, input: unknown): Promise<{ id: string }> {
  const { key, levels } = addServiceLevelsInput.parse(input)
  if (!can.keepRules(ctx.actor)) throw forbidden()
  if (!isZone(levels.zone)) throw invalid('levels.zone', 'Choose a time zone from the list.')
  return writeOnce(ctx, 'service-levels.added', { key, terms: levels, onlyByKey: true }, async (w) => {
    await mustBegin(w, 'levels.validFrom', levels.validFrom)
    const id = newId()
    const by = { recordedBy: actingPersonId(ctx.actor), recordedAt: ctx.now }
    const added = await w.tx
      .insert(requestServiceLevels)
      .values({ ...by, id, ...levels })
      .onConflictDoNothing()
      .returning({ id: requestServiceLevels.id })
    if (added.length === 0) throw taken()
    w.record('service-levels.added', { kind: 'service-levels', id, detail: { ...levels } })
    return { id }
  })
}
