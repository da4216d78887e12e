import { Key, type Part, ShareBar } from '@/app/_ui/chart'
import { hours } from '@/lib/platform/words'
import type { PersonHours } from './address'

type Ways = PersonHours['asked'][number]['ways']

/** The order is that of every chart of hours. */
export const modes = [
  { key: 'inPerson', label: 'In person', fill: 'met' },
  { key: 'virtual', label: 'Live online', fill: 'later' },
  { key: 'selfPaced', label: 'Self-paced', fill: 'light' },
] as const

const kinds = [...modes, { key: 'unseen', label: 'Earned elsewhere, how is not shown here', fill: 'unseen' }] as const

const partsOf = (ways: Ways): Part[] => kinds.map(({ key, label, fill }) => ({ label, fill, value: ways[key] }))

type BarProps = { ways: Ways; needMinutes: number; className?: string }

/** What counts by how it was given, against the line to reach; the figures stand in words beside it. */
export function WaysBar({ ways, needMinutes, className }: BarProps) {
  return <ShareBar goal parts={partsOf(ways)} of={needMinutes} {...(className ? { className } : {})} />
}

/** "In person, 11 hours", and what is still to go. */
export function WaysKey({ ways, toGoMinutes }: { ways: Ways; toGoMinutes: number }) {
  const told = partsOf(ways).filter(({ value }) => value > 0)
  const rest = { fill: 'rest' as const, label: 'To go', value: toGoMinutes }
  const items = toGoMinutes > 0 ? [...told, rest] : told
  return <Key items={items.map(({ fill, label, value }) => ({ fill, label: `${label}, ${hours(value)}` }))} />
}
