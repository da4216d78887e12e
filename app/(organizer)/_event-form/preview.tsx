'use client'
import { useWatch } from 'react-hook-form'
import { hidesPlace } from '@/lib/events/checks'
import { isWallTime } from '@/lib/events/wall-time'
import { audienceWords, kindNames, placeWords, sessionWords } from '@/lib/events/words'
import { hours } from '@/lib/platform/words'
import { Card } from '../../_ui/card'
import { Facts } from '../../_ui/facts'
import type { EventForm } from './values'

/** The listing as people will read it, while it is being written. */
export function Preview({ form }: { form: EventForm }) {
  const event = useWatch({ control: form.control })
  const { kind = 'training', format = 'in-person', hidePlace = false, creditHours } = event
  const sessions = event.sessions ?? []
  const dated = sessions.flatMap(({ startsLocal = '', endsLocal = '', zone = '' }) =>
    zone && isWallTime(startsLocal) && isWallTime(endsLocal) ? [sessionWords({ startsLocal, endsLocal, zone })] : [],
  )
  const [first] = sessions
  const place = first && { venueName: first.venueName || null, city: first.city || null, state: first.state || null }
  return (
    <aside className="at-beside" aria-label="How people will see it">
      <Card title="How people will see it">
        <h3 className="at-gap">{event.title || <span className="at-soft">The title</span>}</h3>
        {event.summary ? <p className="at-small">{event.summary}</p> : null}
        <Facts
          stacked
          className="at-gap"
          items={[
            { label: 'When', value: dated.length > 0 ? <Lines lines={dated} /> : <NotYet>No day yet</NotYet> },
            {
              label: 'Where',
              value: placeWords({ format, placeHidden: hidesPlace({ kind, hidePlace }) }, place) || (
                <NotYet>No place yet</NotYet>
              ),
            },
            { label: 'Kind', value: kindNames[kind] },
            event.audiences && event.audiences.length > 0 && { label: 'For', value: audienceWords(event.audiences) },
            { label: 'Credit', value: creditHours ? hours(Number(creditHours) * 60) : 'No hours of credit' },
            event.cost ? { label: 'Cost', value: event.cost } : null,
            event.sponsor ? { label: 'Held by', value: event.sponsor } : null,
          ]}
        />
      </Card>
    </aside>
  )
}

const NotYet = ({ children }: { children: string }) => <span className="at-soft">{children}</span>

function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 1) return lines[0]
  return (
    <ul className="at-plain">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
