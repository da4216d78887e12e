'use client'
import { useFieldArray } from 'react-hook-form'
import { LeaveOut } from '@/app/_client/leave-out'
import { Checkbox } from '@/app/_ui/choice'
import { HintAndError } from '@/app/_ui/form'
import { names } from '@/app/_ui/names'
import { longDay } from '@/lib/platform/words-of-time'
import { type AtProps, messageIn } from './choices'
import { FindEvents } from './find-events'

/** The events that are asked for, and how to find more of them. */
export function EventsField({ form, at, most }: AtProps & { most: number }) {
  const { control, formState, register } = form
  const name = `${at}.events` as const
  const { fields, append, remove } = useFieldArray({ control, name, keyName: 'key' })
  const message = messageIn(formState.errors, name)
  const chosen = fields.slice(0, most)
  return (
    <fieldset id={name} tabIndex={-1} className={names('usa-fieldset at-section', message && 'usa-form-group--error')}>
      <legend className="usa-legend">
        {most === 1 ? 'Event' : 'Events'}:{' '}
        <span role="status">{chosen.length === 0 ? 'none chosen yet' : `${chosen.length} chosen`}</span>
      </legend>
      <HintAndError id={name} error={message} />
      {chosen.length > 0 ? (
        <ul className="at-list" aria-label="Chosen events">
          {chosen.map(({ key, title, on, seriesId }, i) => (
            <li key={key}>
              <div className="at-row at-row--between">
                <span>
                  {title} {on ? <small>{longDay(on)}</small> : null}
                </span>
                <LeaveOut small onLeave={() => remove(i)}>
                  Leave out<span className="at-hide"> {title}</span>
                </LeaveOut>
              </div>
              {seriesId ? (
                <Checkbox label="Any date of its series will do" {...register(`${name}.${i}.series`)} />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {chosen.length < most ? (
        <FindEvents at={at} chosen={chosen.map(({ eventId }) => eventId)} onFound={(found) => append(found)} />
      ) : null}
    </fieldset>
  )
}
