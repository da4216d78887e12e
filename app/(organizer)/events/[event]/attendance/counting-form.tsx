'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type UseFormReturn, useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { countingInput } from '@/lib/attendance/inputs'
import { leastOf } from '@/lib/attendance/rules'
import type { Attendance } from '@/lib/attendance/shapes'
import { sessionWords } from '@/lib/events/words'
import { api } from '../../../../_client/api'
import { CommandForm } from '../../../../_client/command-form'
import { numberOrNothing } from '../../../../_client/typed'
import { useCommand } from '../../../../_client/use-command'
import { Button } from '../../../../_ui/button'
import { Fields, SelectField, TextField } from '../../../../_ui/form'

type Given = z.infer<typeof countingInput>
type Session = Attendance['sessions'][number]

/** For whom each session counts, and how much: the same before people come and after they did. */
export function CountingForm({ sheet }: { sheet: Attendance }) {
  const sessions = sheet.sessions.filter(({ withdrawn }) => !withdrawn)
  const form = useForm<Given>({
    resolver: zodResolver(countingInput),
    values: {
      ...{ eventId: sheet.eventId, madeFrom: sheet.countingVersion },
      sessions: sessions.map(({ sessionId, ownMinutes, rule }) => ({
        ...{ sessionId, creditMinutes: ownMinutes },
        rule: inSessions(rule, sessions.length),
      })),
    },
    resetOptions: { keepDirtyValues: true },
  })
  const change = useCommand(api.attendance.changeCounting, { setError: form.setError })
  return (
    <CommandForm form={form} command={change} onSend={(given) => change.run(given)} done={change.done && 'It is saved'}>
      {sessions.map((session, place) => (
        <fieldset key={session.sessionId}>
          <legend className="at-strong">{sessionWords(session)}</legend>
          <SessionFields {...{ form, place, session }} of={sessions.length} />
        </fieldset>
      ))}
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={change.pending}>
          Save what counts
        </Button>
      </p>
    </CommandForm>
  )
}

/** A share as so many of the sessions that there are now. */
const inSessions = (rule: Session['rule'], of: number): Session['rule'] =>
  rule.kind === 'share' ? { ...rule, ofSessions: leastOf(rule.ofSessions, of) / of } : rule

type Props = { form: UseFormReturn<Given>; place: number; session: Session; of: number }

function SessionFields({ form, place, session, of }: Props) {
  const at = `sessions.${place}` as const
  const { rule, creditMinutes } = form.formState.errors.sessions?.[place] ?? {}
  const errorOf = (field: 'least' | 'ofSessions') => (rule as Record<string, { message?: string }>)?.[field]?.message
  const kind = form.watch(`${at}.rule.kind`)
  return (
    <Fields>
      <SelectField
        label="Counts for"
        {...form.register(`${at}.rule.kind`)}
        options={[
          { value: 'present', label: 'Whoever was there at all' },
          { value: 'minutes', label: 'Whoever was there long enough' },
          ...(of > 1 ? [{ value: 'share', label: 'Whoever came to enough sessions' }] : []),
        ]}
      />
      {kind === 'minutes' ? (
        <TextField
          label="Minutes there, at least"
          hint="Those between its start and its end"
          inputMode="numeric"
          error={errorOf('least')}
          {...form.register(`${at}.rule.least`, { setValueAs: numberOrNothing })}
        />
      ) : null}
      {kind === 'share' ? (
        <SelectField
          label="Sessions, at least"
          empty="Choose"
          error={errorOf('ofSessions')}
          options={Array.from({ length: of }, (_, i) => ({ value: String((i + 1) / of), label: `${i + 1} of ${of}` }))}
          {...form.register(`${at}.rule.ofSessions`, { setValueAs: numberOrNothing })}
        />
      ) : null}
      <TextField
        label="Minutes of credit"
        optional
        hint={`Left empty, its share by length: ${session.creditMinutes} now`}
        inputMode="numeric"
        error={creditMinutes?.message}
        {...form.register(`${at}.creditMinutes`, { setValueAs: numberOrNothing })}
      />
    </Fields>
  )
}
