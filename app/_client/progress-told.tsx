/** How far somebody is with what asks for more than one module: a bar, and a line for each part and limit. */
import type * as z from 'zod/mini'
import { count, hours, hoursOf } from '@/lib/platform/words'
import type { explanationShape } from '@/lib/requirements/told-shapes'
import { Progress } from '../_ui/progress'

type Told = NonNullable<z.infer<typeof explanationShape>['progress']>
type Measure = Pick<Told, 'unit' | 'have' | 'need'>

const words = ({ unit, have, need }: Measure): string =>
  unit === 'minutes' ? hoursOf(have, need) : `${have} of ${count(need, unit === 'modules' ? 'module' : 'part')}`

export function ProgressTold({ progress }: { progress: Told | null }) {
  if (!progress) return null
  const { have, need, parts, limits } = progress
  return (
    <div className="at-small at-gap">
      <div className="at-row">
        <Progress
          className="at-measure"
          value={Math.min(have, need)}
          max={need}
          label="What counts so far"
          text={words(progress)}
        />
        <span>{words(progress)}</span>
      </div>
      {parts.length + limits.length > 0 ? (
        <ul>
          {parts.map((part) => (
            <li key={part.label}>{`${part.label}: ${words(part)}`}</li>
          ))}
          {limits.map(({ label, have: used, atMost }) => (
            <li key={`limit ${label}`}>{`${label}: ${hours(used)} of at most ${hours(atMost)}`}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
