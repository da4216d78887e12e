'use client'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import type { Choices } from '@/app/_imports/choices'
import { LoadActions } from '@/app/_imports/load-actions'
import { TextField } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { TAKEN_BACK_FOR_DAYS } from '@/lib/interop/batch-limits'
import { count, figure } from '@/lib/platform/words'
import type { ToScreen } from '../../../../_agency'
import type { Batch, Entry } from '../../kinds'
import { totals, type UnitAnswers } from './choices'

/** As the command asks it: more than one in ten. */
const MANY = 0.1

/** The button says in numbers what it does; many leavers have to be typed. */
type Props = { batch: Batch; to: ToScreen; choices: Choices<Entry>; answers: UnitAnswers }

export function LoadForm({ batch, to, choices, answers }: Props) {
  const { batchId } = batch
  const { include, leaveOut, changes, leavers } = totals(batch, choices, answers)
  const many = leavers > batch.servingCount * MANY
  const form = useForm<{ confirmLeavers: string }>({ defaultValues: { confirmLeavers: '' } })
  const load = useCommand(api.roster.applyRoster, {
    setError: form.setError,
  })
  const send = form.handleSubmit(({ confirmLeavers }) => {
    const typed = Number.parseInt(confirmLeavers, 10)
    load.run({
      batchId,
      include,
      leaveOut,
      units: answers,
      ...(many && Number.isInteger(typed) ? { confirmLeavers: typed } : {}),
    })
  })
  const { errors } = form.formState
  return (
    <form className="at-section" noValidate onSubmit={send}>
      <ProblemNote problem={load.problem} />
      {many ? (
        <Note kind="caution" title="More than one in ten would leave">
          <p>
            {`${count(leavers, 'person', 'people')} of ${figure(batch.servingCount)} would serve no longer, and lose access to the agency at once.`}
          </p>
          <TextField
            label={`Type ${leavers} to confirm`}
            short
            inputMode="numeric"
            autoComplete="off"
            error={errors.confirmLeavers?.message}
            {...form.register('confirmLeavers')}
          />
        </Note>
      ) : null}
      <p className="at-small at-soft">
        Everything is loaded at once or not at all. Loading the same file twice changes nothing the second time.
      </p>
      <LoadActions
        other={{ href: to('/agency/roster'), label: 'Choose another file' }}
        changes={changes}
        label={buttonWords(changes, batch.counts.unchanged)}
        pending={load.pending}
      />
      <p className="at-small at-soft">
        {`You can take the load back for ${TAKEN_BACK_FOR_DAYS} days, as long as nobody in it was changed since. People with an account who leave by it come back only by their own yes, and their roles not at all.`}
      </p>
    </form>
  )
}

const buttonWords = (changes: number, same: number) =>
  same === 0
    ? `Load ${count(changes, 'change')}`
    : `Load ${count(changes, 'change')}, leave ${figure(same)} as they are`
