import { ColumnChart } from '@/app/_ui/chart'
import { monthAndYear } from '@/lib/platform/words-of-time'
import { busiestWords, type Preview } from '../words'

/** By when people have to do it; nothing to draw where all fall due in one month. */
export function Months({ months }: { months: Preview['months']['each'] }) {
  if (months.filter(({ people }) => people > 0).length < 2) return null
  return (
    <ColumnChart
      card={false}
      caption={busiestWords(months)}
      head={{ label: 'Month', value: 'People' }}
      marks={months.map(({ month, people: value }, i) => ({
        label: monthAndYear(month),
        tick: i % 3 === 0 ? monthAndYear(month).slice(0, 3) : undefined,
        value,
      }))}
    />
  )
}
