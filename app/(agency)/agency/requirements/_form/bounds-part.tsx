'use client'
import { lazy, Suspense, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { FormPart } from '@/app/_ui/form'
import { isBounded } from './bounds'
import type { PartProps } from './choices'
import { repeatsIn } from './values'
import { asksHours } from './what-values'

/** Few need them: they are read when they are opened. */
const BoundsFields = lazy(() => import('./bounds-fields').then((each) => ({ default: each.BoundsFields })))

/** What few rules have: opened when it is wanted, or when something in it holds. */
export function BoundsPart({ form }: PartProps) {
  const { control, formState } = form
  const [opened, setOpened] = useState(false)
  const [bounds, repeats, dueKind, repeatFrom, asks] = useWatch({
    control,
    name: ['bounds', 'repeats', 'dueKind', 'repeatFrom', 'what.asks'],
  })
  const isHours = useWatch({ control, name: 'what', compute: asksHours })
  const again = repeatsIn({ asks, repeats })
  const chosen = {
    isHours,
    repeats: again,
    dueKind,
    repeatFrom,
    asks,
    joiners: bounds.joiners,
    countedFrom: bounds.countedFrom,
  }
  const isOpen = opened || isBounded(bounds) || formState.errors.bounds !== undefined
  return (
    <FormPart legend="What else bounds it">
      <details open={isOpen} onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>
          How far back training counts, new editions of a module, days of grace, who begins in the middle of a period,
          groups with a day of their own, leave
        </summary>
        {isOpen ? (
          <Suspense fallback={<p className="at-soft">Loading…</p>}>
            <BoundsFields form={form} chosen={chosen} />
          </Suspense>
        ) : null}
      </details>
    </FormPart>
  )
}
