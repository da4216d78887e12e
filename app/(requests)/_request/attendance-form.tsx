'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { attendanceInput } from '@/lib/requests/inputs'
import type { Request } from '@/lib/requests/shapes'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { useFollowed } from '../../_client/followed'
import { numberOrNothing } from '../../_client/typed'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { DateField, Fields, TextField } from '../../_ui/form'
import { useWords } from '../../_ui/words'
import type { Texts } from './messages'

type Given = z.infer<typeof attendanceInput>

/** How many came, by whom they were counted; the day and the minutes of the event stand there already. */
export function AttendanceForm({ request: { requestId, attendance, event, latestOn } }: { request: Request }) {
  const say = useWords<Texts>()
  const {
    version,
    people,
    countedBy = '',
    heldOn = event?.lastOn ?? '',
    minutes = event?.creditMinutes,
  } = attendance ?? {}
  const given = { countedBy, heldOn, minutes: minutes ?? null, ...(people === undefined ? {} : { people }) }
  const form = useForm<Given>({
    resolver: zodResolver(attendanceInput) as never,
    defaultValues: { requestId, madeFrom: version ?? null, ...given },
    shouldFocusError: false,
  })
  const saved = useFollowed(form, {
    ...{ version: version ?? null, values: given },
    onVersion: (seen) => form.setValue('madeFrom', seen),
  })
  const record = useCommand(api.requests.recordAttendance, {
    setError: form.setError,
    onDone: (done) => saved(done.version),
  })
  const { errors } = form.formState
  const names = {
    ...{ people: say('trained'), countedBy: say('countedBy') },
    ...{ heldOn: say('heldOn'), minutes: say('minutesTaken') },
  }
  return (
    <details className="at-noprint" open={!attendance}>
      <summary>{say(attendance ? 'countAgain' : 'count')}</summary>
      <CommandForm form={form} command={record} onSend={(count) => record.run(count)} saves={{ names }}>
        <TextField
          {...{ id: 'came-people', label: say('trained'), hint: say('trainedHint'), short: true, inputMode: 'numeric' }}
          error={errors.people?.message}
          {...form.register('people', { setValueAs: numberOrNothing })}
        />
        <TextField
          {...{ id: 'came-counted', label: say('countedBy'), hint: say('countedByHint') }}
          error={errors.countedBy?.message}
          {...form.register('countedBy')}
        />
        <Fields>
          <DateField
            {...{ id: 'came-day', label: say('heldOn'), max: latestOn }}
            error={errors.heldOn?.message}
            {...form.register('heldOn')}
          />
          <TextField
            {...{ id: 'came-minutes', label: say('minutesTaken'), optional: true, short: true, inputMode: 'numeric' }}
            error={errors.minutes?.message}
            {...form.register('minutes', { setValueAs: numberOrNothing })}
          />
        </Fields>
        <p className="at-gap">
          <Button type="submit" variant="outline" busy={record.pending}>
            {say('countIt')}
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}
