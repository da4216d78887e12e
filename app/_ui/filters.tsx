import type { ReactNode } from 'react'
import { AsAsked } from './as-asked'
import { Button } from './button'
import { Link } from './link'
import { names } from './names'
import { Pop, PopButton } from './pop'

type FiltersProps = {
  /** The page they filter; the address holds what was chosen. */
  action: string
  id?: string | undefined
  /** How many are chosen; the button of narrow screens says it: "Filters: 1 chosen". */
  chosen: number
  /** Where nothing is chosen; led to while something is. */
  clearHref: string
  /** In a row above a table instead of a column at the left. */
  bar?: boolean | undefined
  children: ReactNode
}

/** A plain GET form: complete without script. */
export function Filters({ action, id = 'filters', chosen, clearHref, bar, children }: FiltersProps) {
  return (
    <>
      <PopButton target={id} icon="filter">
        {chosen > 0 ? `Filters: ${chosen} chosen` : 'Filters'}
      </PopButton>
      <Pop as="form" id={id} action={action} label="Filters" className={names('at-filters', bar && 'at-filters--bar')}>
        {children}
        <AsAsked />
        <div className="at-row">
          <Button type="submit">Show</Button>
          {chosen > 0 ? <Link href={clearHref}>Clear</Link> : null}
        </div>
      </Pop>
    </>
  )
}
