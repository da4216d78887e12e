'use client'
import { useQuery } from '@tanstack/react-query'
import type { SeriesRule } from '@/lib/events/series-inputs'
import { sessionWords } from '@/lib/events/words'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { Checkbox } from '../../../_ui/choice'

type Props = { rule: SeriesRule; except: readonly string[]; onExcept: (on: string, isLeftOut: boolean) => void }

/** The dates that a rule gives, before anything is made; each can be left out. */
export function SeriesDates({ rule, except, onExcept }: Props) {
  const query = useQuery(api.events.previewSeries.queryOptions({ input: rule, retry: false }))
  return (
    <Loaded query={query} lines={6}>
      {({ dates }) => (
        <fieldset className="usa-fieldset usa-form-group">
          <legend className="usa-legend at-legend">The dates</legend>
          <p className="usa-hint">
            Each becomes an event with a page, registrations and a door of its own. Take away the mark of those to leave
            out.
          </p>
          {dates.map(({ on, isThere, problem, ...times }) => (
            <Checkbox
              key={on}
              name={`date-${on}`}
              label={sessionWords(times)}
              hint={isThere ? 'It is there already' : undefined}
              error={(!except.includes(on) && problem) || undefined}
              disabled={isThere}
              checked={isThere || !except.includes(on)}
              onChange={({ target }) => onExcept(on, !target.checked)}
            />
          ))}
        </fieldset>
      )}
    </Loaded>
  )
}
