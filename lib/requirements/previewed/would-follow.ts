/**
 * What would follow under one rule if a training stood on the record: all is derived twice, without it and with it, and what
 * differs is told. Nothing is worked out beside the evaluator. Pure.
 */
import type { Day } from '@/lib/platform/days'
import { creditsUnder } from '../engine/credit-hours'
import { type Criterion, narrowingsIn } from '../engine/criterion'
import type { NotCounted } from '../engine/facts'
import { type ProgressTold, toldOf } from '../engine/how-far'
import type { CountableCredit } from '../engine/lots'
import { concerns } from '../engine/meet'
import { progressOf } from '../engine/progress'
import { cycleOn, deriveObligations, type Facts, type Obligation, statusOn } from '../engine/rules'
import type { Called } from '../explained/asked'
import { type Followed, type Moved, type NotFollowed, type WhyNot, whysNot } from './follow-shape'

/** `instead`: the credit that would be taken back for it. */
export type Supposed = { credit: CountableCredit; instead: string | null }
type Counted = Omit<Followed, 'requirementId' | 'name' | 'agencyName'>
type Following = {
  counts: Counted[]
  moved: Pick<Moved, 'dueWas' | 'dueBecomes' | 'isOverdue'> | null
  not: Pick<NotFollowed, 'why' | 'minutes'> | null
}
const NOTHING: Following = { counts: [], moved: null, not: null }
type Derived = { before: readonly Obligation[]; after: readonly Obligation[] }

/**
 * @param facts what is known without it
 * @returns the times owed that it changes, in order; the day to which it moves what is owed next; and why it adds nothing, or not all of
 * its minutes
 */
export function wouldFollow(facts: Facts, supposed: Supposed, day: Day, called: Called): Following {
  const after = deriveObligations(withIt(facts, supposed))
  const open = cycleOn(after, day)?.explanation.asks
  // Nothing was ever asked, or nothing that any training meets.
  if (!after.some(({ explanation }) => isLearned(explanation.asks))) return NOTHING
  const derived = { before: derivedOnce(facts), after }
  const counts = after.flatMap((cycle) => changeIn(cycle, derived, day, called) ?? [])
  const moved = movedIn(derived, day)
  const told = { counts, moved, not: null }
  if (!isLearned(open) || (counts.length === 0 && moved)) return told
  if (counts.length === 0 && statusOn(derived.before, day).kind === 'met')
    return { ...told, not: concerns(open)(supposed.credit) ? { why: 'met', minutes: null } : null }
  const not = whyNotAll(facts, supposed, { ...derived, asks: open })
  // What fills a minimum with minutes that counted before is not said to add nothing as well.
  return { ...told, not: counts.length > 0 && not?.minutes === null ? null : not }
}

const kept = new WeakMap<Facts, readonly Obligation[]>()

/** As it stands without it: asked of many trainings of one person, it is the same. */
function derivedOnce(facts: Facts): readonly Obligation[] {
  const before = kept.get(facts) ?? deriveObligations(facts)
  kept.set(facts, before)
  return before
}

const withoutIt = ({ credits, ...facts }: Facts, { instead }: Supposed): Facts => ({
  ...facts,
  credits: credits.map((each) => (each.id === instead ? { ...each, reversed: true } : each)),
})

function withIt(facts: Facts, supposed: Supposed): Facts {
  const { credits, ...others } = withoutIt(facts, supposed)
  return { ...others, credits: [...credits, supposed.credit] }
}

const isLearned = (asks: Criterion | undefined): asks is Criterion =>
  asks !== undefined && asks.kind !== 'certification'
const kindOf = (cycle: Obligation | undefined, day: Day) => statusOn(cycle ? [cycle] : [], day).kind

/** One time owed, where something of it would be otherwise. */
function changeIn(cycle: Obligation, { before, after }: Derived, day: Day, called: Called): Counted | null {
  const { asks, countsFrom = null } = cycle.explanation
  if (!isLearned(asks) || (cycle.endsOn !== null && cycle.endsOn <= day)) return null
  const was = before.find((each) => each.cycle === cycle.cycle)
  const isOther = was !== undefined && (was.satisfiedOn === null) !== (cycle.satisfiedOn === null)
  if (!isOther && kindOf(cycle, day) === 'met') return null
  const stand = standOf(asks, cycle, day, called)
  const now = was && isLearned(was.explanation.asks) ? standOf(was.explanation.asks, was, day, called) : null
  const parts = stand.parts.flatMap((part, i) => {
    // By their places: two minimums may be called alike.
    const stood = now?.parts[i]
    const have = stood?.label === part.label ? stood.have : 0
    return have === part.have ? [] : [{ ...part, have, would: part.have }]
  })
  const have = now?.have ?? 0
  if (have === stand.have && parts.length === 0 && !isOther) return null
  return {
    ...{ unit: stand.unit, have, would: stand.have, need: stand.need, parts },
    ...{ from: countsFrom, dueOn: cycle.dueOn },
    ...{ isMet: cycle.satisfiedOn !== null, isAhead: cycle.opensOn > day },
    ...{ was: statusOn(before, day).kind, becomes: statusOn(after, day).kind },
  }
}

/**
 * A training from before the one that meets it, or one that is good for longer, makes it due on another day. Of what it meets the
 * day that follows is no news.
 */
function movedIn({ before, after }: Derived, day: Day): Following['moved'] {
  const now = cycleOn(before, day)
  const would = after.find(({ cycle }) => cycle === now?.cycle)
  if (now?.satisfiedOn === null && would?.satisfiedOn !== null) return null
  const [dueWas, dueBecomes] = [owedNext(before, day), owedNext(after, day)]
  if (dueWas === null || dueBecomes === null || dueWas === dueBecomes) return null
  return { dueWas, dueBecomes, isOverdue: statusOn(after, day).kind === 'overdue' }
}

function owedNext(cycles: readonly Obligation[], day: Day): Day | null {
  const { dueOn, validUntil } = statusOn(cycles, day)
  return dueOn ?? validUntil
}

const standOf = (
  asks: Criterion,
  { explanation, countedCredits }: Obligation,
  day: Day,
  called: Called,
): ProgressTold => toldOf(progressOf(asks, explanation.owed ?? null, countedCredits, day), asks, called)

/** Minutes that fill two parts at once count once. */
const minutesIn = (cycles: readonly Obligation[]) =>
  cycles.flatMap((each) => each.countedCredits).reduce((sum, { minutes, shared }) => sum + (shared ? 0 : minutes), 0)

/** Why minutes of it bring nothing, as the evaluator says it: of itself, or of what it takes the place of. */
function whyNotAll(facts: Facts, supposed: Supposed, { before, after, asks }: Derived & { asks: Criterion }) {
  const { credit } = supposed
  const without = supposed.instead ? deriveObligations(withoutIt(facts, supposed)) : before
  const gain = minutesIn(after) - minutesIn(without)
  const left = (creditsUnder(asks, [credit])[0]?.creditMinutes ?? 0) - gain
  if (gain > 0 && left <= 0) return null
  const minutes = gain > 0 ? left : null
  const said = without.flatMap(notCountedIn)
  const told = after.flatMap(notCountedIn).filter((each) => !said.some((old) => isSame(old, each)))
  const why = (told.findLast(({ creditId }) => creditId === credit.id) ?? told.at(-1))?.why
  if (why && isReason(why)) return { why, minutes }
  const isAboutNothing = gain <= 0 && credit.about?.topicIds.length === 0
  return isAboutNothing && wouldWithTopics(facts, supposed, asks) ? { why: 'topic' as const, minutes } : null
}

const notCountedIn = ({ explanation }: Obligation) => explanation.notCounted
const isSame = (one: NotCounted, other: NotCounted) =>
  one.creditId === other.creditId && one.why === other.why && one.minutes === other.minutes

const reasons: ReadonlySet<string> = new Set(whysNot)
const isReason = (why: string): why is WhyNot => reasons.has(why)

/** Of a training of which nobody said what it was about: whether it would count, were it about what is asked for. */
function wouldWithTopics(facts: Facts, { credit, instead }: Supposed, asks: Criterion): boolean {
  const topicIds = narrowingsIn(asks).flatMap(({ topics = [] }) => topics)
  if (topicIds.length === 0 || !credit.about) return false
  const about = { ...credit.about, topicIds, topicMinutes: null }
  const after = deriveObligations(withIt(facts, { credit: { ...credit, about }, instead }))
  return after.some(({ countedCredits }) => countedCredits.some(({ creditId }) => creditId === credit.id))
}
