'use client'
import { useWatch } from 'react-hook-form'
import { checkTimes } from '@/lib/events/checks'
import { isWallTime } from '@/lib/events/wall-time'
import { sessionWords } from '@/lib/events/words'
import { zoneChoices } from '@/lib/platform/zones'
import { OtherZone } from '../../_client/zone-of-state'
import { Checkbox } from '../../_ui/choice'
import { DateField, Fields, SelectField, TextField } from '../../_ui/form'
import { dayAfter, dayOf, type EventForm, joinWall, timeOf } from './values'

/** Day, start, end and zone of one session; under them the time in words, or why it cannot be. */
export function WhenFields({ form, place }: { form: EventForm; place: number }) {
  const at = `sessions.${place}` as const
  const [startsLocal = '', endsLocal = '', zone = '', state = '', otherZone = false, format] = useWatch({
    control: form.control,
    name: [`${at}.startsLocal`, `${at}.endsLocal`, `${at}.zone`, `${at}.state`, `${at}.otherZone`, 'format'],
  })
  const errors = form.formState.errors.sessions?.[place]
  const day = dayOf(startsLocal)
  const overnight = dayOf(endsLocal) !== '' && dayOf(endsLocal) !== day
  const set = (starts: string, ends: string) => {
    const how = { shouldDirty: true, shouldTouch: true, shouldValidate: form.formState.isSubmitted }
    form.setValue(`${at}.startsLocal`, starts, how)
    form.setValue(`${at}.endsLocal`, ends, how)
  }
  const setDay = (on: string) =>
    set(joinWall(on, timeOf(startsLocal)), joinWall(overnight ? dayAfter(on) : on, timeOf(endsLocal)))
  return (
    <div className="at-gap">
      <Fields>
        <DateField label="Day" name={`${at}.day`} value={day} onChange={(event) => setDay(event.target.value)} />
        <TextField
          label="Starts"
          type="time"
          name={`${at}.startsLocal`}
          value={timeOf(startsLocal)}
          error={errors?.startsLocal?.message}
          onChange={(event) => set(joinWall(day, event.target.value), endsLocal)}
        />
        <TextField
          label="Ends"
          type="time"
          name={`${at}.endsLocal`}
          value={timeOf(endsLocal)}
          error={errors?.endsLocal?.message}
          onChange={(event) => set(startsLocal, joinWall(overnight ? dayAfter(day) : day, event.target.value))}
        />
      </Fields>
      <Fields>
        <SelectField
          label="Time zone"
          hint="Of the place, or of the organizer for an online event"
          error={errors?.zone?.message}
          {...form.register(`${at}.zone`)}
          empty="Choose a time zone"
          options={zoneChoices(zone)}
        />
        <Checkbox
          name={`${at}.overnight`}
          label="Ends the next day"
          checked={overnight}
          onChange={(event) =>
            set(startsLocal, joinWall(event.target.checked ? dayAfter(day) : day, timeOf(endsLocal)))
          }
        />
      </Fields>
      {format === 'virtual' ? null : (
        <OtherZone {...{ state, zone, otherZone }} what="This place" {...form.register(`${at}.otherZone`)} />
      )}
      <p className="at-small" aria-live="polite">
        <TimeInWords startsLocal={startsLocal} endsLocal={endsLocal} zone={zone} />
      </p>
    </div>
  )
}

function TimeInWords(session: { startsLocal: string; endsLocal: string; zone: string }) {
  if (!session.zone || !isWallTime(session.startsLocal) || !isWallTime(session.endsLocal)) return null
  const [problem] = checkTimes(session, '')
  return problem ? <b>{problem.message}</b> : <>People will read: {sessionWords(session)}</>
}
