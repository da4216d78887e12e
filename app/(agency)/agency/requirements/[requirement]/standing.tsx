'use client'
import { Counts } from '@/app/_ui/counts'
import { count, figure } from '@/lib/platform/words'
import { type Standing as Figures, useStanding } from '../use-standing'
import type { RequirementDetail } from '../words'

/** Where its people stand today; nothing while it asks nobody. What follows it stays where it is when the figures come. */
export function Standing({ requirement: { agencyId, requirementId } }: { requirement: RequirementDetail }) {
  const { standingOf, pending } = useStanding(agencyId)
  if (pending) return <Counts label="Where people stand today" items={waiting} />
  const now = standingOf?.(requirementId)
  if (!now || now.appliesTo === 0) return null
  return <Counts label={`Where ${people(now.appliesTo)} stand today`} items={countsOf(now)} />
}

const people = (n: number) => count(n, 'person', 'people')
const nounOf = (n: number) => (n === 1 ? 'person' : 'people')

function countsOf({ appliesTo, met, due90, later, overdue }: Figures) {
  const of = `of ${figure(appliesTo)}`
  return [
    { label: 'Overdue', state: 'overdue', figure: figure(overdue), noun: nounOf(overdue), note: of },
    { label: 'Due in 90 days', state: 'soon', figure: figure(due90), noun: nounOf(due90), note: of },
    { label: 'Due later', state: 'open', figure: figure(later), noun: nounOf(later), note: of },
    { label: 'Met', state: 'met', figure: figure(met), noun: nounOf(met), note: of },
  ] as const
}

const waiting = countsOf({ appliesTo: 0, met: 0, due90: 0, later: 0, overdue: 0 }).map((each) => ({
  ...each,
  figure: '…',
  note: 'of …',
}))

/** What retiring it would end, in numbers: "Today it asks 41 people; 2 of them are overdue and 6 still have time." */
export function endsWords({ appliesTo, overdue, due90, later }: Figures): string {
  if (appliesTo === 0) return 'Today it asks nobody.'
  const open = due90 + later
  const late = overdue === 0 ? 'nobody is overdue' : `${figure(overdue)} ${overdue === 1 ? 'is' : 'are'} overdue`
  const time = open === 0 ? '' : `, ${figure(open)} still ${open === 1 ? 'has' : 'have'} time`
  return `Today it asks ${people(appliesTo)}: ${late}${time}.`
}
