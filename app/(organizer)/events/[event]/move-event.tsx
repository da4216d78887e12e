'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import type * as z from 'zod/mini'
import { eventFormats } from '@/lib/events/fields'
import { moveEventInput } from '@/lib/events/inputs'
import { formatNames } from '@/lib/events/words'
import { stateChoices } from '@/lib/platform/states'
import { zoneChoices } from '@/lib/platform/zones'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { useCommand } from '../../../_client/use-command'
import { OtherZone } from '../../../_client/zone-of-state'
import { Button } from '../../../_ui/button'
import { RadioGroup } from '../../../_ui/choice'
import { Fields, SelectField, TextArea, TextField } from '../../../_ui/form'
import { AlsoLater } from '../../_event-form/also-later'
import { Concerned } from './concerned'
import type { LifeProps } from './life-props'

type Values = z.input<typeof moveEventInput>

/** Another place for all sessions; each keeps its day and hour, by the clock of the new place. */
export function MoveEvent({ mine: { eventId, version, fields, series }, onDone }: LifeProps) {
  const [first] = fields.sessions
  const place = { venueName: '', address: '', city: '', state: '', postalCode: '', link: '' }
  for (const name of Object.keys(place) as (keyof typeof place)[]) place[name] = first?.[name] ?? ''
  const form = useForm<Values, unknown, z.output<typeof moveEventInput>>({
    resolver: zodResolver(moveEventInput),
    defaultValues: {
      ...{ eventId, madeFrom: version, reason: '', alsoLater: false, format: fields.format, place },
      ...{ zone: first?.zone ?? '', otherZone: first?.otherZone ?? false },
    },
    shouldFocusError: false,
  })
  const { errors } = form.formState
  const [format, zone, state = '', otherZone = false] = useWatch({
    control: form.control,
    name: ['format', 'zone', 'place.state', 'otherZone'],
  })
  const move = useCommand(api.events.moveEvent, { setError: form.setError, onDone })
  return (
    <details className="at-card at-gap">
      <summary>Move it to another place, or online</summary>
      <CommandForm form={form} command={move} onSend={(given) => move.run(given)}>
        <RadioGroup
          label="How people take part from now on"
          id="new-format"
          inline
          options={eventFormats.map((value) => ({ value, label: formatNames[value] }))}
          {...form.register('format')}
        />
        {format === 'virtual' ? null : (
          <>
            <TextField label="New venue" id="new-venue" {...form.register('place.venueName')} />
            <TextField label="New street address" id="new-address" optional {...form.register('place.address')} />
            <Fields>
              <TextField label="New city" id="new-city" {...form.register('place.city')} />
              <SelectField
                label="New state or territory"
                id="new-state"
                empty="Choose a state"
                options={stateChoices}
                {...form.register('place.state')}
              />
              <TextField label="New ZIP code" id="new-zip" optional {...form.register('place.postalCode')} />
            </Fields>
          </>
        )}
        {format === 'in-person' ? null : (
          <TextField label="New link to join" id="new-link" optional type="url" {...form.register('place.link')} />
        )}
        <SelectField
          label="Time zone from now on"
          id="new-zone"
          hint="The hours on the clock stay what they are"
          error={errors.zone?.message}
          options={zoneChoices(zone)}
          {...form.register('zone')}
        />
        {format === 'virtual' ? null : (
          <OtherZone {...{ state, zone, otherZone }} what="This place" {...form.register('otherZone')} />
        )}
        <TextArea
          label="Reason for moving it"
          id="move-reason"
          hint="One sentence for people who planned to come"
          rows={3}
          error={errors.reason?.message}
          {...form.register('reason')}
        />
        <AlsoLater series={series} id="move-later" {...form.register('alsoLater')} />
        <Concerned eventId={eventId} withLater={form.watch('alsoLater')} />
        <p className="at-gap">
          <Button type="submit" busy={move.pending}>
            Publish the new place
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}
