import type { ReactNode } from 'react'
import { names } from './names'

export type Fact = { label: string; value: ReactNode }

type FactsProps = {
  /** What is empty (null, undefined, false) is left out. */
  items: readonly (Fact | null | undefined | false)[]
  /** Value under label: for narrow columns. */
  stacked?: boolean | undefined
  className?: string | undefined
}

const has = (item: Fact | null | undefined | false): item is Fact =>
  Boolean(item) && (item as Fact).value !== null && (item as Fact).value !== undefined && (item as Fact).value !== false

/** Labels and values. For fewer than three rows of two facts, instead of a table. */
export function Facts({ items, stacked, className }: FactsProps) {
  return (
    <dl className={names('at-facts', stacked && 'at-facts--stack', className)}>
      {items
        .filter(has)
        .map(({ label, value }) => [<dt key={`${label}-label`}>{label}</dt>, <dd key={`${label}-value`}>{value}</dd>])}
    </dl>
  )
}
