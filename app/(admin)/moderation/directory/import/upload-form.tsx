'use client'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useUpload } from '@/app/_client/upload'
import { UploadProgress } from '@/app/_client/upload-progress'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Field, TextArea, TextField } from '@/app/_ui/form'
import { LARGEST_FILE_BYTES, TOO_LARGE } from '@/lib/interop/batch-limits'
import { KnownColumns } from './known-columns'

type Given = { file: FileList; text: string; source: string }

/** A file or pasted rows go to be checked; the page of the check follows. */
export function UploadForm() {
  const router = useRouter()
  const form = useForm<Given>({ defaultValues: { text: '', source: '' }, shouldFocusError: false })
  const check = useCommand(api.directory.checkListings, {
    setError: form.setError,
    onDone: ({ batchId }) => router.push(`/moderation/directory/import/${batchId}`),
  })
  const upload = useUpload('listings', { setError: form.setError })
  const busy = upload.pending || check.pending
  const send = async ({ file, text, source }: Given) => {
    const chosen = file?.[0]
    const wrong = problemOf(chosen, text)
    if (wrong) return form.setError('file', { message: wrong })
    if (!chosen) return check.run({ text, source })
    check.reset()
    const fileId = await upload.send(chosen)
    if (fileId) check.run({ fileId, source })
  }
  const { errors } = form.formState
  return (
    <CommandForm form={form} command={upload.problem ? upload : check} onSend={send} className="at-form at-card">
      <Field
        label="File with listings"
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
      <TextField
        label="Where the file comes from"
        optional
        hint="For rows that do not say it themselves: who publishes it, and its year"
        error={errors.source?.message}
        {...form.register('source')}
      />
      <KnownColumns />
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
          {busy ? 'Checking…' : 'Check what would change'}
        </Button>
      </p>
    </CommandForm>
  )
}

function problemOf(file: File | undefined, text: string): string | null {
  if (!file && text.trim() === '') return 'Choose a file, or paste the rows with their line of column names.'
  return file && file.size > LARGEST_FILE_BYTES ? TOO_LARGE : null
}
