'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { longDay } from '@/lib/platform/words-of-time'
import { sessionLabels } from '@/lib/requests/choice-labels'
import { settleSessionInput } from '@/lib/requests/inputs'
import { type CoachingSessionState, coachingSessionStates } from '@/lib/requests/kinds'
import type { Request } from '@/lib/requests/shapes'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { useFollowed } from '../../_client/followed'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { SelectField, TextArea } from '../../_ui/form'
import { Status, type StatusState } from '../../_ui/status'
import { useWords } from '../../_ui/words'
import type { Texts } from './messages'

type OneSession = NonNullable<Request['coaching']>['sessions'][number]
type Props = { session: OneSession; mayCoach: boolean }

const shapes: Record<CoachingSessionState, StatusState> = { planned: 'waiting', held: 'met', missed: 'off' }

/** One meeting: its day, how long, whether it was held, and the notes of both. */
export function Session({ session, mayCoach }: Props) {
  const say = useWords<Texts>()
  const { on, minutes, state, notes } = session
  return (
    <>
      <p>
        <b>{longDay(on, say.locale)}</b>, {say('minutes', { minutes })}
      </p>
      <p className="at-small">
        <Status state={shapes[state]}>{sessionLabels[state][say.locale]}</Status>
      </p>
      {notes ? <p className="at-written">{notes}</p> : null}
      {mayCoach ? <SettleSession session={session} /> : null}
    </>
  )
}

type Given = z.infer<typeof settleSessionInput>

function SettleSession({ session: { sessionId, version, state, notes, on } }: { session: OneSession }) {
  const say = useWords<Texts>()
  const form = useForm<Given>({
    resolver: zodResolver(settleSessionInput) as never,
    defaultValues: { sessionId, madeFrom: version, state, notes },
    shouldFocusError: false,
  })
  const settled = useFollowed(form, {
    ...{ version, values: { state, notes } },
    onVersion: (seen) => form.setValue('madeFrom', seen ?? version),
  })
  const settle = useCommand(api.requests.settleCoachingSession, {
    setError: form.setError,
    onDone: (saved) => settled(saved.version),
  })
  const { errors } = form.formState
  return (
    <details className="at-small at-noprint">
      <summary>
        {say('settleSession')}
        <span className="at-hide">: {longDay(on, say.locale)}</span>
      </summary>
      <CommandForm
        form={form}
        command={settle}
        onSend={(given) => settle.run(given)}
        saves={{ names: { state: say('goalState'), notes: say('sessionNotes') } }}
      >
        <SelectField
          id={`session-state-${sessionId}`}
          label={say('goalState')}
          options={coachingSessionStates.map((value) => ({ value, label: sessionLabels[value][say.locale] }))}
          error={errors.state?.message}
          {...form.register('state')}
        />
        <TextArea
          id={`session-notes-${sessionId}`}
          label={say('sessionNotes')}
          optional
          rows={3}
          error={errors.notes?.message}
          {...form.register('notes')}
        />
        <p className="at-gap">
          <Button type="submit" small busy={settle.pending}>
            {say('keep')}
            <span className="at-hide">: {longDay(on, say.locale)}</span>
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}
