import type { ComponentProps } from 'react'
import type { MyEvent } from '@/lib/events/shapes'
import { count } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { Checkbox } from '../../_ui/choice'

type Props = Omit<ComponentProps<typeof Checkbox>, 'label'> & { series: MyEvent['series'] }

/** Of an event in a series: whether a step is taken for the later dates too. */
export function AlsoLater({ series, ...control }: Props) {
  const later = series.filter(({ isLater }) => isLater)
  const last = later.at(-1)
  if (!last) return null
  return (
    <Checkbox
      {...control}
      label={`Also for the ${count(later.length, 'later date')} of the series${last.startsLocal ? `, until ${longDay(last.startsLocal.slice(0, 10))}` : ''}`}
      hint="Without it, this date alone"
    />
  )
}
