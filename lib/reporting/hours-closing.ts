/** What would close the hours that somebody owes: modules, and events near enough that still take registrations. */
import type * as z from 'zod/mini'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import { heldIn, type OpenEvent, openEvents } from '@/lib/registration/open-events'
import { isOwed } from '@/lib/requirements/owed'
import { addsTo, closingOf, type Option } from '@/lib/requirements/previewed/closing'
import { knownIn } from '@/lib/requirements/previewed/more-than-one'
import { creditOf } from '@/lib/requirements/previewed/would-count'
import type { personHoursShape } from './hours-inputs'
import { personIn, standsWith, type Told } from './person'
import { type Scope, scopeOf } from './scope'

type Known = Awaited<ReturnType<typeof knownIn>>
type Closing = z.infer<typeof personHoursShape>['asked'][number]['closing']
export type ClosingItem = NonNullable<Closing>['items'][number]
type Shown = Omit<ClosingItem, 'adds'>
type Choice = Option & { told: Shown }
type Within = { tx: Tx; ctx: Ctx }

/** For each of what one person owes today. */
export async function closingsIn(
  within: Within,
  scope: Scope,
  open: readonly Told[],
  known: Known,
): Promise<(told: Told) => Closing> {
  const choices = await choicesIn(within, scope, open, known)
  return (told) => {
    const owing = owingOf(told, scope)
    if (!owing || !open.includes(told)) return null
    const { items, ...then } = closingOf(owing, choices(told))
    return { ...then, items: items.map(({ option, adds }) => ({ ...option.told, adds })).sort(soonest) }
  }
}

/** All that one person could take, for each of what they owe. */
async function choicesIn(within: Within, { agencyId, day }: Scope, open: readonly Told[], known: Known) {
  const [personId] = open.map(({ cycle }) => cycle.personId)
  if (personId === undefined) return () => []
  const asks = open.flatMap(({ cycle }) => cycle.explanation.asks ?? [])
  const events = await openEvents(within, { agencyId, asks, personId })
  const held = await heldIn(within, personId)
  return ({ cycle }: Told): Choice[] => [
    ...inTime(events, cycle.dueOn, day).map((event) => ofEvent(event, held.has(event.eventId))),
    ...known.modulesLeft(cycle).map(ofModule),
  ]
}

function owingOf({ cycle: { explanation, countedCredits: counted } }: Told, { day }: Scope) {
  const { asks, owed = null } = explanation
  return asks ? { asks, owed, counted, day } : null
}

/** Events before the last day of something; of what has none, or is overdue, any to come. */
export const inTime = (events: readonly OpenEvent[], dueOn: Day | null, day: Day) =>
  events.filter(({ endsOn }) => dueOn === null || dueOn < day || endsOn <= dueOn)

/** What has a day by its day, then what can be taken on any. */
const soonest = (one: ClosingItem, other: ClosingItem) =>
  (one.startsLocal ?? '9').localeCompare(other.startsLocal ?? '9')

function ofEvent(event: OpenEvent, hasPlace: boolean) {
  const { training, slug, title, creditMinutes, format, startsLocal, zone, placesLeft } = event
  const told = { kind: 'event' as const, slug, title, creditMinutes, format, startsLocal, zone, placesLeft, hasPlace }
  return { training, sure: hasPlace, told }
}

function ofModule(module: ReturnType<Known['modulesLeft']>[number]) {
  const { slug, title, creditMinutes } = module
  const unplaced = { format: null, startsLocal: null, zone: null, placesLeft: null, hasPlace: false }
  return {
    training: creditOf(module),
    sure: false,
    told: { kind: 'module' as const, slug, title, creditMinutes, ...unplaced },
  }
}

type One = { agencyId: string; personId: string; requirementId: string }

/** The same of one requirement, for whoever looks after the person; nothing where it is not open. @throws not-found */
export async function closingFor(ctx: Ctx, one: One): Promise<ClosingItem[]> {
  return read(ctx, async (tx) => {
    const found = await openHours({ tx, ctx }, one)
    if (!found) return []
    const { scope, told, known } = found
    return (await closingsIn({ tx, ctx }, scope, [told], known))(told)?.items ?? []
  })
}

/** Every training that would count toward one requirement of somebody and that they could take; none where it is not open. @throws not-found */
export async function countingFor(within: Within, one: One): Promise<Shown[]> {
  const found = await openHours(within, one)
  if (!found) return []
  const { scope, told, known } = found
  const owing = owingOf(told, scope)
  const choices = await choicesIn(within, scope, [told], known)
  return choices(told).flatMap(({ training, told: shown }) => (owing && addsTo(owing, training) > 0 ? shown : []))
}

async function openHours({ tx, ctx }: Within, { agencyId, personId, requirementId }: One) {
  const scope = await scopeOf(ctx, tx, { agencyId })
  await personIn(tx, scope, personId)
  const told = (await standsWith(ctx, tx, scope, personId)).find(({ cycle }) => cycle.requirementId === requirementId)
  if (!told || !isOwed(told) || told.cycle.explanation.asks?.kind !== 'minutes') return null
  return { scope, told, known: await knownIn({ tx, ctx }, [told.cycle]) }
}
