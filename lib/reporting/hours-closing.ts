/** What would close the hours that somebody owes: modules, and events near enough that still take registrations. */
import type * as z from 'zod/mini'
import type { Ctx } from '@/lib/platform/context'
import { read, type Tx } from '@/lib/platform/database'
import type { Day } from '@/lib/platform/time'
import { heldIn, type OpenEvent, openEvents } from '@/lib/registration/open-events'
import { isOwed } from '@/lib/requirements/owed'
import { closingOf, type Option } from '@/lib/requirements/previewed/closing'
import { knownIn } from '@/lib/requirements/previewed/more-than-one'
import { creditOf } from '@/lib/requirements/previewed/would-count'
import type { personHoursShape } from './hours-inputs'
import { personIn, standsWith, type Told } from './person'
import { type Scope, scopeOf } from './scope'

type Known = Awaited<ReturnType<typeof knownIn>>
type Closing = z.infer<typeof personHoursShape>['asked'][number]['closing']
export type ClosingItem = NonNullable<Closing>['items'][number]
type Shown = Omit<ClosingItem, 'adds'>

/** For each of what one person owes today. Events are those before its last day; of what has none, or is overdue, any to come. */
export async function closingsIn(
  { tx, ctx }: { tx: Tx; ctx: Ctx },
  { agencyId, day }: Scope,
  open: readonly Told[],
  known: Known,
): Promise<(told: Told) => Closing> {
  const [personId] = open.map(({ cycle }) => cycle.personId)
  if (personId === undefined) return () => null
  const events = await openEvents({ tx, ctx }, { agencyId, personId })
  const held = await heldIn({ tx }, personId)
  return (told) => {
    const { explanation, countedCredits, dueOn } = told.cycle
    const { asks, owed = null } = explanation
    if (!asks || !open.includes(told)) return null
    const options: (Option & { told: Shown })[] = [
      ...inTime(events, dueOn, day).map((event) => ofEvent(event, held.has(event.eventId))),
      ...known.modulesLeft(told.cycle).map(ofModule),
    ]
    const { items, ...then } = closingOf({ asks, owed, counted: countedCredits, day }, options)
    return { ...then, items: items.map(({ option, adds }) => ({ ...option.told, adds })).sort(soonest) }
  }
}

const inTime = (events: readonly OpenEvent[], dueOn: Day | null, day: Day) =>
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

/** The same of one requirement, for whoever looks after the person; nothing where it is not open. @throws not-found */
export async function closingFor(
  ctx: Ctx,
  { agencyId, personId, requirementId }: { agencyId: string; personId: string; requirementId: string },
): Promise<ClosingItem[]> {
  return read(ctx, async (tx) => {
    const scope = await scopeOf(ctx, tx, { agencyId })
    await personIn(tx, scope, personId)
    const told = (await standsWith(ctx, tx, scope, personId)).find(({ cycle }) => cycle.requirementId === requirementId)
    if (!told || !isOwed(told) || told.cycle.explanation.asks?.kind !== 'minutes') return []
    const known = await knownIn({ tx, ctx }, [told.cycle])
    return (await closingsIn({ tx, ctx }, scope, [told], known))(told)?.items ?? []
  })
}
