'use client'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { type Choices, differing, keysOf } from '@/app/_imports/choices'
import { LoadActions } from '@/app/_imports/load-actions'
import { TAKEN_BACK_FOR_DAYS } from '@/lib/interop/batch-limits'
import { count, figure } from '@/lib/platform/words'
import type { ToScreen } from '../../../../_agency'
import type { Entry, HistoryFile } from '../kinds'

type Props = { batch: HistoryFile; to: ToScreen; choices: Choices<Entry> }

/** The button says in numbers what it does. */
export function LoadForm({ batch, to, choices }: Props) {
  const form = useForm()
  const load = useCommand(api.history.loadHistory)
  const { include, leaveOut } = differing(choices)
  const waiting = (list: readonly Entry[]) => list.filter(({ kind }) => kind === 'unmatched').length
  const waits = batch.proposedWaiting + waiting(include) - waiting(leaveOut)
  const all = batch.proposedCount + batch.proposedWaiting + include.length - leaveOut.length
  const send = form.handleSubmit(() =>
    load.run({ batchId: batch.batchId, include: keysOf(include), leaveOut: keysOf(leaveOut) }),
  )
  return (
    <form className="at-section" noValidate onSubmit={send}>
      <ProblemNote problem={load.problem} />
      <p className="at-small at-soft">
        Everything is recorded at once or not at all. Loading the same file twice records nothing the second time. No
        certificate follows: the transcript says from which file it was imported, when and by whom.
      </p>
      <LoadActions
        other={{ href: to('/agency/roster/earlier'), label: 'Choose another file' }}
        changes={all}
        label={buttonWords(all - waits, waits)}
        pending={load.pending}
      />
      <p className="at-small at-soft">
        {`You can take the load back for ${TAKEN_BACK_FOR_DAYS} days: each credit of it is reversed. Rows wait for a year.`}
      </p>
    </form>
  )
}

function buttonWords(recorded: number, waits: number): string {
  if (recorded === 0) return `Let ${count(waits, 'row')} wait`
  const records = `Record ${count(recorded, 'training')}`
  return waits === 0 ? records : `${records}, let ${figure(waits)} wait`
}
