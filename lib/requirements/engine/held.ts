/**
 * A rule that asks for a certification: what of those that somebody holds meets it, and when it is due again. Pure; stated in
 * docs/decisions/0061-certifications-held.md.
 */
import type { Held } from '@/lib/certifications/held'
import { isWhich } from '@/lib/certifications/kinds'
import { addDays, type Day } from '@/lib/platform/time'
import type { Clock, Cycle, HeldTold, NotHeld, Settled, Version } from '../shapes'
import { asksTheSame, type Criterion } from './criterion'
import { latest, type Stretch } from './stretches'

const isAsked = (criterion: Criterion, held: Held): boolean =>
  criterion.kind === 'certification' && criterion.of.some((which) => isWhich(which, held))

type Theirs = { held: readonly Held[]; stretch: Stretch }

/**
 * The first time the one that is valid longest when it opens, otherwise the first that is issued afterwards; then the first
 * that is valid beyond the one before. Renewed before the window opens, it opens with the renewal.
 */
export function settleHeld(cycle: Cycle, previous: Settled | null, { held, stretch }: Theirs): Settled {
  const { version, opensOn, due } = cycle
  const after = due.kind === 'expiry' ? due.until : due.kind === 'before-act' ? due.after : null
  const since = after === null ? opensOn : addDays(after, 1)
  const fitting = held
    .filter((each) => each.isVerified && isAsked(version.criterion, each))
    .filter(({ until }) => until === null || until >= since)
    .filter(({ issuedOn }) => stretch.to === null || issuedOn < stretch.to)
    .sort((a, b) => compare(a.issuedOn, b.issuedOn) || compare(b.until ?? '9', a.until ?? '9') || compare(a.id, b.id))
  const there = after === null ? fitting.filter(({ issuedOn }) => issuedOn <= opensOn) : []
  const [longest] = there.sort((a, b) => compare(b.until ?? '9', a.until ?? '9') || compare(a.issuedOn, b.issuedOn))
  const found = longest ?? fitting[0]
  if (!found) return { ...cycle, satisfied: null, soFar: [], asked: null }
  const opened =
    after === null || found.issuedOn >= opensOn ? opensOn : latest(found.issuedOn, firstOf(previous, opensOn))
  const satisfied = { on: found.issuedOn, counted: [], earlier: found.issuedOn < opened, held: found }
  return { ...cycle, opensOn: opened, satisfied, soFar: [], asked: null }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
/** Of one that is renewed: never before the one before it was there. */
const firstOf = (previous: Settled | null, opensOn: Day): Day => (previous ? addDays(previous.opensOn, 1) : opensOn)

/**
 * The cycle after a completed one under a version that asks for a certification: due when what is held runs out. What was
 * waived, or does not expire, is not asked for again; where the rule newly asks for it, its window is left. Before an act it is
 * asked for from the day after, and not due.
 */
export function followingHeld(done: Settled, version: Version, from: Day): Cycle | null {
  const { criterion, windowDays, effectiveFrom } = version
  const held = done.satisfied?.held
  const stays = held !== undefined && isAsked(criterion, held)
  if (!stays && asksTheSame(done.version.criterion, criterion)) return null
  const until = stays ? held.until : null
  if (stays && until === null) return null
  const { anchor, start } = done
  const following = { version, renews: true, period: null, anchor, ...(start && { start }) }
  const first = latest(from, effectiveFrom)
  if (version.dueKind === 'before-act') {
    const opensOn = until === null ? first : latest(addDays(until, 1), first)
    return { ...following, opensOn, dueOn: null, due: beforeAct(version, until) }
  }
  const dueOn = until ?? addDays(first, windowDays)
  const opensOn = latest(addDays(dueOn, -windowDays), first)
  return { ...following, opensOn, dueOn, due: { kind: 'expiry', until } }
}

/** @param after the day on which what was held ran out */
export const beforeAct = ({ limits }: Version, after: Day | null): Clock => ({
  ...{ kind: 'before-act', heldBack: limits?.heldBack ?? '', after },
})

/** What is held of the sort that is asked for and does not meet it, the latest first. */
export function notHeldFor(cycle: Settled, held: readonly Held[]): NotHeld[] {
  if (cycle.satisfied) return []
  return held
    .filter((each) => isAsked(cycle.version.criterion, each))
    .map((each): NotHeld => ({ ...toldOf(each), why: each.isVerified ? 'expired' : 'waits' }))
    .sort((a, b) => compare(b.issuedOn, a.issuedOn) || compare(a.id, b.id))
    .slice(0, MOST)
}
const MOST = 6

export const toldOf = ({ id, kind, state, name, issuedOn, until }: Held): HeldTold => ({
  ...{ id, kind, state, name, issuedOn, until },
})
