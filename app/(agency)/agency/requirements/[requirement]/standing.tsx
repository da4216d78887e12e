'use client'
import { Counts } from '@/app/_ui/counts'
import { count, figure } from '@/lib/platform/words'
import { type Standing as Figures, none, useStanding } from '../use-standing'
import type { RequirementDetail } from '../words'

/** Where its people stand today; nothing while it asks nobody. What follows it stays where it is when the figures come. */
export function Standing({ requirement }: { requirement: RequirementDetail }) {
  const { agencyId, requirementId } = requirement
  const isGate = requirement.dueKind === 'before-act'
  const { standingOf, pending } = useStanding(agencyId)
  if (pending) return <Counts label="Where people stand today" items={waiting(isGate)} />
  const now = standingOf?.(requirementId)
  if (!now || now.appliesTo === 0) return null
  return <Counts label={`Where ${people(now.appliesTo)} stand today`} items={countsOf(now, isGate)} />
}

const people = (n: number) => count(n, 'person', 'people')
const nounOf = (n: number) => (n === 1 ? 'person' : 'people')

/** What falls due is not shown of a gate, nor who is not yet cleared of another rule, unless there is anybody. */
function countsOf({ appliesTo, met, due90, later, overdue, notCleared }: Figures, isGate: boolean) {
  const parts = [
    { label: 'Not yet cleared', state: 'waiting', n: notCleared, isUsual: isGate },
    { label: 'Overdue', state: 'overdue', n: overdue, isUsual: !isGate },
    { label: 'Due in 90 days', state: 'soon', n: due90, isUsual: !isGate },
    { label: 'Due later', state: 'open', n: later, isUsual: !isGate },
    { label: 'Met', state: 'met', n: met, isUsual: true },
  ] as const
  return parts
    .filter(({ n, isUsual }) => isUsual || n > 0)
    .map(({ label, state, n }) => ({
      ...{ label, state, figure: figure(n), noun: nounOf(n) },
      note: `of ${figure(appliesTo)}`,
    }))
}

const waiting = (isGate: boolean) => countsOf(none, isGate).map((each) => ({ ...each, figure: '…', note: 'of …' }))

/** What retiring it would end, in numbers: "Today it asks 41 people; 2 of them are overdue and 6 still have time." */
export function endsWords({ appliesTo, overdue, due90, later, notCleared }: Figures): string {
  if (appliesTo === 0) return 'Today it asks nobody.'
  const open = due90 + later
  const late = overdue === 0 ? 'nobody is overdue' : `${figure(overdue)} ${overdue === 1 ? 'is' : 'are'} overdue`
  const time = open === 0 ? '' : `, ${figure(open)} still ${open === 1 ? 'has' : 'have'} time`
  const gate = notCleared === 0 ? '' : `, ${figure(notCleared)} ${notCleared === 1 ? 'is' : 'are'} not yet cleared`
  return `Today it asks ${people(appliesTo)}: ${late}${time}${gate}.`
}
