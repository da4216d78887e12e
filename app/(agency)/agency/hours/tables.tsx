'use client'
/** The tables of hours that both screens have, for an agency and for one person. */
import { ColumnChart } from '@/app/_ui/chart'
import { dayRange, monthAndYear } from '@/lib/platform/words-of-time'
import type { Hours } from './address'
import { everyMonth, halfSince } from './half-since'
import { HoursTable } from './hours-tables'
import type { Minimums } from './minimums'

type Summed = Pick<Hours, 'from' | 'to' | 'whole' | 'topics' | 'priorities' | 'providers'>

type Props = { answer: Summed; minimums?: Minimums | null }

export function Tables({ answer, minimums }: Props) {
  const { topics, priorities, providers, whole } = answer
  return (
    <>
      <HoursTable
        {...{ id: 'topics', title: 'By topic, and how it was taken', head: 'Topic', rows: topics, whole, minimums }}
        nameOf={({ key, name }) => name ?? (key || 'No topic named')}
        note="The rows add up to the whole. Where a training says how long it took for each topic, that counts; where it only names several, they share its time alike. A rule that asks for hours of a topic may count them otherwise, as it says itself."
      />
      <HoursTable
        {...{ id: 'priorities', title: 'By priority', head: 'Priority', rows: priorities, whole }}
        nameOf={({ key, name }) => name ?? (key || 'None of the three')}
        note="A training of several priorities is shared among them alike, so that no hour counts twice."
      />
      <HoursTable
        {...{ id: 'providers', title: 'By who gave it', head: 'Given by', rows: providers, whole }}
        nameOf={({ key, name }) => name ?? unnamed[key] ?? key}
      />
    </>
  )
}

/** What is said where nobody is named as having given it, by the way in which it came here. */
export const unnamed: Record<string, string> = {
  module: 'Modules of this site',
  event: 'Events without an agency or sponsor',
  claim: 'Outside training without a provider',
  import: 'Imported records without a provider',
}

const MOST_MONTHS = 24

/** Month by month; of longer periods year by year. */
export function Months({ answer: { months: earned, from, to } }: { answer: Pick<Hours, 'from' | 'to' | 'months'> }) {
  const months = everyMonth(earned)
  const inYears = months.length > MOST_MONTHS
  const sums = new Map<string, number>()
  for (const { key, minutes } of months) {
    const when = inYears ? key.slice(0, 4) : key
    sums.set(when, (sums.get(when) ?? 0) + minutes)
  }
  const marks = [...sums].map(([when, minutes], place) => ({
    label: inYears ? when : monthAndYear(`${when}-01`),
    tick:
      place % Math.ceil(sums.size / 4) === 0 ? (inYears ? when : monthAndYear(`${when}-01`).slice(0, 3)) : undefined,
    value: Math.round(minutes / 6) / 10,
  }))
  const half = inYears ? null : halfSince(months)
  const named = `Hours earned by ${inYears ? 'year' : 'month'}, ${dayRange(from, to)}`
  return (
    <ColumnChart
      caption={half ? `Half of the hours came since ${monthAndYear(`${half}-01`)}` : named}
      head={{ label: inYears ? 'Year' : `Month, ${dayRange(from, to)}`, value: 'Hours' }}
      marks={marks}
    />
  )
}
