'use client'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useUpload } from '@/app/_client/upload'
import { UploadProgress } from '@/app/_client/upload-progress'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Field, SelectField, TextArea } from '@/app/_ui/form'
import { LARGEST_FILE_BYTES, TOO_LARGE } from '@/lib/interop/batch-limits'
import { type Mode, modes } from '@/lib/interop/history/inputs'
import type { ToScreen } from '../../../_agency'
import { modeNames } from './kinds'
import { KnownColumns } from './known-columns'

type Given = { file: FileList; text: string; otherwise: Mode | '' }
const options = modes.map((value) => ({ value, label: modeNames[value] }))

/** A file or pasted rows go to be checked; the page of the check follows. */
export function UploadForm({ agencyId, to }: { agencyId: string; to: ToScreen }) {
  const router = useRouter()
  const form = useForm<Given>({ defaultValues: { text: '', otherwise: '' }, shouldFocusError: false })
  const { errors } = form.formState
  const check = useCommand(api.history.checkHistory, {
    setError: form.setError,
    onDone: ({ batchId }) => router.push(to(`/agency/roster/earlier/${batchId}`)),
  })
  const upload = useUpload('history', { setError: form.setError })
  const busy = upload.pending || check.pending
  const send = async ({ file, text, otherwise }: Given) => {
    const chosen = file?.[0]
    const terms = { agencyId, otherwise: otherwise || null }
    if (!chosen && text.trim() === '')
      return form.setError('file', { message: 'Choose a file, or paste the rows with their line of column names.' })
    if (chosen && chosen.size > LARGEST_FILE_BYTES) return form.setError('file', { message: TOO_LARGE })
    if (!chosen) return check.run({ ...terms, text })
    check.reset()
    const fileId = await upload.send(chosen)
    if (fileId) check.run({ ...terms, fileId })
  }
  return (
    <CommandForm
      form={form}
      command={upload.problem ? upload : check}
      onSend={send}
      className="at-form at-card at-section"
    >
      <Field
        label="File with earlier training"
        name="file"
        hint="CSV with one line of column names, up to 5 MB. In a spreadsheet, save as “CSV UTF-8”."
        error={errors.file?.message}
      >
        {(own) => (
          <input
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            className="usa-input"
            {...form.register('file')}
            {...own}
          />
        )}
      </Field>
      <KnownColumns />
      <SelectField
        label="Rows that do not say how it was given"
        hint="Limits on self-study go by it."
        empty="Refuse them"
        options={options}
        {...form.register('otherwise')}
      />
      <details className="at-gap">
        <summary>Paste the rows instead</summary>
        <TextArea
          label="Rows, with the line of column names"
          rows={8}
          error={errors.text?.message}
          {...form.register('text')}
        />
      </details>
      <UploadProgress part={upload.part} />
      <p className="at-gap">
        <Button type="submit" busy={busy}>
          {busy ? 'Checking…' : 'Check what would be recorded'}
        </Button>
      </p>
    </CommandForm>
  )
}
