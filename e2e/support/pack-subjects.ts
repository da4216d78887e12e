/** Mandate packs of the world: loaded once, one of them read against its source and adopted by an agency. */
import { mandatePacks } from '@/drizzle/seed/mandate-packs'
import { adoptPack, recordPackReading } from '@/lib/mandates/commands'
import { loadMandatePacks } from '@/lib/mandates/load'
import { getPack } from '@/lib/mandates/queries'
import { answerSuggestedRule } from '@/lib/mandates/suggested-answers'
import { suggestRule, withdrawSuggestedRule } from '@/lib/mandates/suggested-commands'
import type { SuggestedResult } from '@/lib/mandates/suggested-inputs'
import { owner } from './facts'
import { type Place, type Somebody, system, today } from './world'

const PACK = { packId: 'tx-1tac-62-52', edition: 1 }

/** Tests in one process have databases of their own. */
export async function packLoaded() {
  const [there] = await owner()`select 1 from mandate_pack_editions limit 1`
  if (!there) await loadMandatePacks(system, await mandatePacks())
  return PACK
}

export const anAdoption = async ({ agencyId }: Place) => ({
  ...(await packLoaded()),
  ...{ agencyId, population: 'everyone', effectiveFrom: today(), haveRead: true },
})

export const adoptedPackOf = async (place: Place): Promise<{ requirementId: string }> =>
  adoptPack(place.coordinator.ctx, await anAdoption(place))

let changes = 0
/** A requirement that came of a pack which has changed since, and how its agency might answer. */
export async function aChangedPackOf(place: Place) {
  const packId = 'tn-38-6-114'
  await packLoaded()
  const { agencyId, coordinator } = place
  const { edition } = await getPack(coordinator.ctx, { packId, agencyId })
  const { requirementId } = await adoptPack(coordinator.ctx, { ...(await anAdoption(place)), packId, edition })
  changes += 1
  const packs = (await mandatePacks()) as { id: string }[]
  const changed = packs.filter(({ id }) => id === packId).map((pack) => ({ ...pack, citation: `Section ${changes}` }))
  await loadMandatePacks(system, changed)
  return { requirementId, edition: edition + 1, answer: 'adopted', madeFrom: 1, effectiveFrom: today(), haveRead: true }
}

export const aReading = async () => ({ ...(await packLoaded()), readOn: today(), found: 'as-written' })

export async function readPackAs({ ctx }: Somebody): Promise<void> {
  await recordPackReading(ctx, await aReading())
}

let told = 0
/** A rule that the collection lacks, as a coordinator tells of it. */
export function aLackingRule({ agencyId }: Place) {
  told += 1
  const says = `Two hours on trafficking for dispatchers within a year, part ${told}.`
  return { agencyId, place: 'CO', asksOf: 'law-enforcement', says, citation: `Rule ${told}`, url: null }
}

/** However many were told and wait: of an agency there is room for twenty. */
export async function suggestedRuleOf(place: Place): Promise<SuggestedResult> {
  await owner()`delete from suggested_rules where agency_id = ${place.agencyId} and status = 'waiting'
    and (select count(*) from suggested_rules w where w.agency_id = ${place.agencyId} and w.status = 'waiting') >= 20`
  return suggestRule(place.coordinator.ctx, aLackingRule(place))
}

export const AN_ANSWER = 'It is a bill that did not become law.'
/** To a rule as it was told. */
export const anAnswer = ({ suggestedId, version }: SuggestedResult) =>
  ({ suggestedId, madeFrom: version, status: 'declined', answer: AN_ANSWER }) as const

export async function answeredRuleOf(place: Place, { ctx }: Somebody): Promise<SuggestedResult> {
  const told = await suggestedRuleOf(place)
  await answerSuggestedRule(ctx, anAnswer(told))
  return told
}

/** One that was taken up, and no pack is named yet. */
export async function takenUpRuleOf(place: Place, { ctx }: Somebody): Promise<{ suggestedId: string }> {
  const told = await suggestedRuleOf(place)
  await answerSuggestedRule(ctx, { ...anAnswer(told), status: 'taken-up' })
  return { suggestedId: told.suggestedId }
}

/** One that its agency told of and took back. */
export async function takenBackRuleOf(place: Place): Promise<{ suggestedId: string }> {
  const { suggestedId } = await suggestedRuleOf(place)
  await withdrawSuggestedRule(place.coordinator.ctx, { suggestedId })
  return { suggestedId }
}
