'use client'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { base64Of } from '@/app/_client/base64'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { ErrorSummary, listErrors } from '@/app/_ui/error-summary'
import { Field, TextField } from '@/app/_ui/form'
import { Problem } from '@/app/_ui/note'
import { LARGEST_LIST_BYTES } from '@/lib/interop/agency-list/inputs'

type Given = { file: FileList; source: string }

export function ImportForm({ onStarted }: { onStarted: (importId: string) => void }) {
  const form = useForm<Given>({ defaultValues: { source: '' }, shouldFocusError: false })
  const start = useCommand(api.administration.importAgencies, {
    setError: form.setError,
    invalidates: [api.administration.key()],
    onDone: ({ importId }) => onStarted(importId),
  })
  const send = form.handleSubmit(async ({ file, source }) => {
    const chosen = file?.[0]
    if (!chosen) return form.setError('file', { message: 'Choose a file.' })
    if (chosen.size > LARGEST_LIST_BYTES)
      return form.setError('file', { message: 'The file is larger than 5 MB. Send it in parts.' })
    start.run({ fileName: chosen.name, source, base64: await base64Of(chosen) })
  })
  const { errors, submitCount } = form.formState
  return (
    <form className="at-form" noValidate onSubmit={send}>
      <ErrorSummary errors={listErrors(errors)} attempt={submitCount} />
      {start.problem && start.problem.errors.length === 0 ? (
        <Problem title={start.problem.title}>{start.problem.detail}</Problem>
      ) : null}
      <Field
        label="File with the list"
        name="file"
        hint="CSV with the columns state, key (the ORI), agency_name and agency_type_name; icpsr_lat, icpsr_lng and primary_county are used when there."
        error={errors.file?.message}
      >
        {(own) => (
          <input type="file" accept=".csv,text/csv" className="usa-input" {...form.register('file')} {...own} />
        )}
      </Field>
      <TextField
        label="Who publishes it, and of which year"
        hint="Kept with every agency it adds"
        error={errors.source?.message}
        {...form.register('source')}
      />
      <p className="at-gap">
        <Button type="submit" busy={start.pending}>
          {start.pending ? 'Sending…' : 'Import the list'}
        </Button>
      </p>
    </form>
  )
}
