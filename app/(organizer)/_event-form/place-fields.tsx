'use client'
import { useWatch } from 'react-hook-form'
import { hidesPlace } from '@/lib/events/checks'
import { stateChoices } from '@/lib/platform/states'
import { zoneProposed } from '../../_client/zone-of-state'
import { Fields, SelectField, TextField } from '../../_ui/form'
import type { EventForm, PlaceField } from './values'

/** Where one session takes place: a venue, a link, or both, as the format asks. */
export function PlaceFields({ form, place }: { form: EventForm; place: number }) {
  const [format, kind = 'training', hidePlace = false] = useWatch({
    control: form.control,
    name: ['format', 'kind', 'hidePlace'],
  })
  const errors = form.formState.errors.sessions?.[place]
  const hidden = hidesPlace({ kind, hidePlace })
  const field = (name: PlaceField) => ({
    ...form.register(`sessions.${place}.${name}`),
    error: errors?.[name]?.message,
  })
  /** The state says its zone; one that the state does not keep stays only where somebody said so. */
  const setState = (state: string) => {
    const at = `sessions.${place}` as const
    const how = { shouldDirty: true, shouldTouch: true, shouldValidate: form.formState.isSubmitted }
    form.setValue(`${at}.state`, state, how)
    const { zone = '', otherZone = false } = form.getValues(at)
    const proposed = zoneProposed({ state, zone, otherZone })
    if (proposed) form.setValue(`${at}.zone`, proposed, how)
  }
  return (
    <>
      {format === 'virtual' ? null : (
        <>
          <TextField label="Venue" optional={hidden} {...field('venueName')} />
          <TextField label="Street address" optional {...field('address')} />
          <Fields>
            <TextField label="City" optional={hidden} {...field('city')} />
            <SelectField
              label="State or territory"
              {...field('state')}
              onChange={(event) => setState(event.target.value)}
              empty="Choose a state"
              options={stateChoices}
            />
            <TextField label="ZIP code" optional inputMode="numeric" {...field('postalCode')} />
          </Fields>
        </>
      )}
      {format === 'in-person' ? null : (
        <TextField
          label="Link to join"
          optional
          type="url"
          hint={
            hidden
              ? 'Not shown to anybody but you and the moderators'
              : 'Everybody sees it. Leave it empty when people get it after they register.'
          }
          {...field('link')}
        />
      )}
    </>
  )
}
