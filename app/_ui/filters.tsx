import type { ReactNode } from 'react'
import { Button } from './button'
import { Link } from './link'
import { names } from './names'
import { Pop, PopButton } from './pop'

type FiltersProps = {
  /** The page they filter; the address holds what was chosen. */
  action: string
  id?: string | undefined
  /** On the button of narrow screens: "Filters: 1 chosen". */
  summary: string
  /** On the submit button: "Show 11 modules". */
  submit?: string | undefined
  /** Where nothing is chosen. */
  clearHref?: string | undefined
  /** In a row above a table instead of a column at the left. */
  bar?: boolean | undefined
  children: ReactNode
}

/** A plain GET form: complete without script. */
export function Filters({ action, id = 'filters', summary, submit = 'Show', clearHref, bar, children }: FiltersProps) {
  return (
    <>
      <PopButton target={id} icon="filter">
        {summary}
      </PopButton>
      <Pop as="form" id={id} action={action} label="Filters" className={names('at-filters', bar && 'at-filters--bar')}>
        {children}
        <div className="at-row">
          <Button type="submit">{submit}</Button>
          {clearHref ? <Link href={clearHref}>Clear</Link> : null}
        </div>
      </Pop>
    </>
  )
}
