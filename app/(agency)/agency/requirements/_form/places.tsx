import { Link } from '@/app/_ui/link'
import { count, hours } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { TrainingPreview } from '@/lib/registration/training-inputs'
import type { Preview } from '../words'
import { lastMonthEnd, placesWords } from './places-words'

type Props = { training: TrainingPreview; preview: Preview }

/** Where the training is to be had, and whether there is enough of it for those who would owe it. */
export function Places({ training, preview: { appliesTo, met, months } }: Props) {
  const { modules, events } = training
  const said = placesWords(training, { owing: appliesTo - met, until: lastMonthEnd(months) })
  const more = modules.total - modules.first.length + events.total - events.first.length
  return (
    <section aria-label="Places to do it">
      <p>
        <b>Places to do it:</b> {said}
      </p>
      {modules.total + events.total > 0 ? (
        <details>
          <summary>Which they are</summary>
          <ul>
            {modules.first.map(({ slug, title, creditMinutes }) => (
              <li key={slug}>
                <Link href={`/modules/${slug}`}>{title}</Link>
                {`, module${creditMinutes > 0 ? `, ${hours(creditMinutes)}` : ''}`}
              </li>
            ))}
            {events.first.map(({ slug, title, on, creditMinutes, places }) => (
              <li key={slug}>
                <Link href={`/calendar/${slug}`}>{title}</Link>
                {`, ${[longDay(on), hours(creditMinutes), places === null ? 'no limit of places' : `${count(places, 'place')} left`].join(', ')}`}
              </li>
            ))}
          </ul>
          {more > 0 ? <p>{`and ${count(more, 'other')}`}</p> : null}
        </details>
      ) : null}
    </section>
  )
}
