'use client'
import { useForm } from 'react-hook-form'
import { taskLabels } from '@/lib/requests/labels'
import type { PlannedTask } from '@/lib/requests/planner'
import type { Request } from '@/lib/requests/shapes'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { useUpload } from '../../_client/upload'
import { UploadProgress } from '../../_client/upload-progress'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { DateField, Field, TextField } from '../../_ui/form'
import { useWords } from '../../_ui/words'
import type { Texts } from './messages'
import { dayOffered } from './today'

type Given = { doneOn: string; note: string; file: FileList | null }
type Props = { request: Request; task: PlannedTask }

/** A task is done, with a word about it and a file where there is one. */
export function Tick({ request, task: { key } }: Props) {
  const { requestId, latestOn } = request
  const say = useWords<Texts>()
  const form = useForm<Given>({
    defaultValues: { doneOn: dayOffered(request), note: '', file: null },
    shouldFocusError: false,
  })
  const tick = useCommand(api.requests.tickTask, { setError: form.setError })
  const upload = useUpload('request', { setError: form.setError })
  const busy = upload.pending || tick.pending
  const send = async ({ doneOn, note, file }: Given) => {
    const [chosen] = file ?? []
    const fileId = chosen ? await upload.send(chosen) : null
    if (!chosen || fileId) tick.run({ requestId, task: key, doneOn, note, fileId })
  }
  const { errors } = form.formState
  const named = <span className="at-hide">: {taskLabels[key][say.locale]}</span>
  return (
    <details className="at-small at-noprint">
      <summary>
        {say('markDone')}
        {named}
      </summary>
      <CommandForm form={form} command={upload.problem ? upload : tick} onSend={send}>
        <DateField
          id={`done-on-${key}`}
          label={say('dayDone')}
          max={latestOn}
          error={errors.doneOn?.message}
          {...form.register('doneOn')}
        />
        <TextField
          id={`task-note-${key}`}
          label={say('taskNote')}
          optional
          hint={say('taskNoteHint')}
          error={errors.note?.message}
          {...form.register('note')}
        />
        <Field
          id={`task-file-${key}`}
          name="file"
          label={say('taskFile')}
          optional
          hint={say('taskFileHint')}
          error={errors.file?.message}
        >
          {(own) => <input type="file" className="usa-input" {...form.register('file')} {...own} />}
        </Field>
        <UploadProgress part={upload.part} />
        <p className="at-gap">
          <Button type="submit" small busy={busy}>
            {say('save')}
            {named}
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}
