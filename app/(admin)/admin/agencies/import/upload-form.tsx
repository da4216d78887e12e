'use client'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useUpload } from '@/app/_client/upload'
import { UploadProgress } from '@/app/_client/upload-progress'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Field, TextField } from '@/app/_ui/form'
import { importAgenciesInput, LARGEST_LIST_BYTES } from '@/lib/interop/agency-list/inputs'

type Given = { file: FileList; source: string }

/** A list goes to be worked through; the page where it is watched follows. */
export function UploadForm() {
  const router = useRouter()
  const form = useForm<Given>({ defaultValues: { source: '' }, shouldFocusError: false })
  const begin = useCommand(api.administration.importAgencies, {
    setError: form.setError,
    onDone: ({ importId }) => router.push(`/admin/agencies/import/${importId}`),
  })
  const upload = useUpload('agency-list', { setError: form.setError })
  const busy = upload.pending || begin.pending
  const send = async ({ file, source }: Given) => {
    const chosen = file[0]
    if (!chosen || chosen.size > LARGEST_LIST_BYTES) return
    begin.reset()
    const fileId = await upload.send(chosen)
    if (fileId) begin.run({ source, fileId })
  }
  const { errors } = form.formState
  return (
    <CommandForm form={form} command={upload.problem ? upload : begin} onSend={send} className="at-form at-card">
      <Field
        label="File with the list"
        name="file"
        hint="CSV, up to 5 MB, with the columns state, key (the ORI), agency_name and agency_type_name; icpsr_lat, icpsr_lng and primary_county when it has them"
        error={errors.file?.message}
      >
        {(own) => (
          <input
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            className="usa-input"
            {...form.register('file', { validate: refusalOfFile })}
            {...own}
          />
        )}
      </Field>
      <TextField
        label="Who publishes the list, and its year"
        hint="Kept with every agency it adds"
        error={errors.source?.message}
        {...form.register('source', { validate: refusalOfSource })}
      />
      <UploadProgress part={upload.part} />
      <p className="at-gap">
        <Button type="submit" busy={busy}>
          {busy ? 'Sending…' : 'Take the list over'}
        </Button>
      </p>
    </CommandForm>
  )
}

const refusalOfFile = (files: FileList): string | true => {
  const [file] = files
  if (!file) return 'Choose a file.'
  return file.size <= LARGEST_LIST_BYTES || 'The file is larger than 5 MB. Send it in parts.'
}

/** The words of the operation itself. */
const refusalOfSource = (source: string): string | true => {
  const read = importAgenciesInput.shape.source.safeParse(source)
  return read.success || (read.error.issues[0]?.message ?? 'Say who publishes the list, and its year.')
}
