'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { decideInput } from '@/lib/attendance/inputs'
import type { Attendance, AttendancePerson } from '@/lib/attendance/shapes'
import { api } from '../../../../_client/api'
import { CommandForm } from '../../../../_client/command-form'
import { useCommand } from '../../../../_client/use-command'
import { Button } from '../../../../_ui/button'
import { TextArea, TextField } from '../../../../_ui/form'

type Given = z.infer<typeof decideInput>
type Props = {
  person: AttendancePerson
  sheet: Attendance
  line: AttendancePerson['sessions'][number]
  most: number
  /** Whether something stands in the form that was not kept. */
  onTyped: (typed: boolean) => void
  onDone: () => void
}

/** What counts for somebody in a session, whatever the marks say; signed, with a reason. */
export function DecideForm({ person, sheet, line, most, onTyped, onDone }: Props) {
  const form = useForm<Given>({
    resolver: zodResolver(decideInput),
    defaultValues: {
      eventId: sheet.eventId,
      sessionId: line.sessionId,
      ...(person.walkIn ? { walkInId: person.id } : { registrationId: person.id }),
      creditMinutes: line.creditMinutes,
      reason: '',
    },
  })
  const decide = useCommand(api.attendance.decideAttendance, { setError: form.setError, onDone })
  const { errors, isDirty } = form.formState
  useEffect(() => {
    onTyped(isDirty)
    return () => onTyped(false)
  }, [isDirty, onTyped])
  return (
    <CommandForm form={form} command={decide} onSend={(given) => decide.run(given)}>
      <TextField
        label="Minutes that count"
        hint={`At most ${most}; 0 for none`}
        type="number"
        min={0}
        max={most}
        short
        error={errors.creditMinutes?.message}
        {...form.register('creditMinutes', { valueAsNumber: true })}
      />
      <TextArea
        label="Why"
        hint="Kept with your name beside the marks"
        rows={2}
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={decide.pending}>
          Keep this
        </Button>
      </p>
    </CommandForm>
  )
}
