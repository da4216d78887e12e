'use client'
import { useFieldArray, useWatch } from 'react-hook-form'
import { eventFormats } from '@/lib/events/fields'
import { formatNames } from '@/lib/events/words'
import { LeaveOut } from '../../_client/leave-out'
import { Button } from '../../_ui/button'
import { Checkbox, RadioGroup } from '../../_ui/choice'
import { FormPart } from '../../_ui/form'
import { Note } from '../../_ui/note'
import { PlaceFields } from './place-fields'
import { type EventForm, emptySession, nextSession } from './values'
import { WhenFields } from './when-fields'

type Props = { form: EventForm; spread: boolean; onSpread: (spread: boolean) => void }

/** When and where: one session for most events, a further one for each further day. */
export function SessionsParts({ form, spread, onSpread }: Props) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'sessions', keyName: 'key' })
  const several = fields.length > 1
  const addDay = () => {
    const last = form.getValues('sessions').at(-1)
    append(last ? nextSession(last) : emptySession({ zone: '', state: '' }), { shouldFocus: false })
  }
  return (
    <>
      <FormPart legend="When">
        {fields.map(({ key }, place) => (
          <div key={key} className={place > 0 ? 'at-section' : undefined}>
            {several ? <h3>Session {place + 1}</h3> : null}
            <WhenFields form={form} place={place} />
            {spread && place > 0 ? <PlaceFields form={form} place={place} /> : null}
            {several ? <LeaveOut onLeave={() => remove(place)}>Remove session {place + 1}</LeaveOut> : null}
          </div>
        ))}
        <p className="at-gap">
          <Button variant="outline" small onClick={addDay}>
            Add another day or session
          </Button>
        </p>
        {several ? (
          <Checkbox
            name="spread"
            label="The sessions are in different places"
            checked={spread}
            onChange={(event) => onSpread(event.target.checked)}
          />
        ) : null}
      </FormPart>
      <WherePart form={form} several={several && spread} />
    </>
  )
}

function WherePart({ form, several }: { form: EventForm; several: boolean }) {
  const kind = useWatch({ control: form.control, name: 'kind' })
  return (
    <FormPart legend="Where">
      <RadioGroup
        label="How people take part"
        inline
        options={eventFormats.map((value) => ({ value, label: formatNames[value] }))}
        error={form.formState.errors.format?.message}
        {...form.register('format')}
      />
      {kind === 'support-group' ? <GroupNote /> : null}
      {several ? <h3>Session 1</h3> : null}
      <PlaceFields form={form} place={0} />
      {kind === 'support-group' ? null : (
        <Checkbox
          label="Do not show the place in public"
          hint="For anything near a shelter. You give the place to people after they register."
          {...form.register('hidePlace')}
        />
      )}
    </FormPart>
  )
}

function GroupNote() {
  return (
    <Note kind="caution" className="at-gap" title="The place of a support group is never shown" level={3}>
      Not on its page, not in lists, not in calendar feeds: only the state is. Leave the place out of the title and the
      description too. You may leave it empty here; only you and the moderators can read it.
    </Note>
  )
}
