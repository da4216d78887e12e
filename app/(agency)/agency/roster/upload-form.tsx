'use client'
import { useRouter } from 'next/navigation'
import { lazy, Suspense, useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useUpload } from '@/app/_client/upload'
import { UploadProgress } from '@/app/_client/upload-progress'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Field, TextArea } from '@/app/_ui/form'
import { Loading } from '@/app/_ui/loading'
import { LARGEST_FILE_BYTES } from '@/lib/interop/batch-limits'
import type { RosterField } from '@/lib/interop/roster/fields'
import type { ToScreen } from '../../_agency'
import { AcceptedColumns } from './accepted-columns'
import { type Table, tableOf, tableOfFile } from './header-line'

const ColumnChoices = lazy(() => import('./column-choices').then((each) => ({ default: each.ColumnChoices })))

type Given = { file: FileList; text: string; columns: string }
const NO_TABLE: Table = { header: [], rows: [] }
type Corrections = Record<string, RosterField | null>

/** A file or pasted rows go to be checked; the page of the check follows. */
export function UploadForm({ agencyId, to }: { agencyId: string; to: ToScreen }) {
  const router = useRouter()
  const form = useForm<Given>({ defaultValues: { text: '' }, shouldFocusError: false })
  const [table, setTable] = useState<Table>(NO_TABLE)
  const [corrections, setCorrections] = useState<Corrections>({})
  const check = useCommand(api.roster.checkRoster, {
    setError: form.setError,
    onDone: ({ batchId }) => router.push(to(`/agency/roster/files/${batchId}`)),
  })
  const upload = useUpload('roster', { setError: form.setError })
  const busy = upload.pending || check.pending
  const show = (found: Table) => {
    setTable(found)
    setCorrections({})
    form.clearErrors()
  }
  const send = async ({ file, text }: Given) => {
    const chosen = file?.[0]
    const wrong = problemOf(chosen, text)
    if (wrong) return form.setError('file', { message: wrong })
    if (!chosen) return check.run({ agencyId, columns: corrections, text })
    check.reset()
    const fileId = await upload.send(chosen)
    if (fileId) check.run({ agencyId, columns: corrections, fileId })
  }
  return (
    <CommandForm
      form={form}
      command={upload.problem ? upload : check}
      onSend={send}
      className="at-form at-card at-section"
    >
      <RowsFields form={form} onShow={show} />
      {table.header.length > 0 ? (
        <Suspense fallback={<Loading lines={4} />}>
          <ColumnChoices
            table={table}
            corrections={corrections}
            error={form.formState.errors.columns?.message}
            onChange={(header, field) => setCorrections({ ...corrections, [header]: field })}
          />
        </Suspense>
      ) : null}
      <UploadProgress part={upload.part} />
      <p className="at-gap">
        <Button type="submit" busy={busy}>
          {busy ? 'Checking…' : 'Check what would change'}
        </Button>
      </p>
    </CommandForm>
  )
}

type RowsProps = { form: UseFormReturn<Given>; onShow: (found: Table) => void }

/** A file, or its rows as they are pasted. */
function RowsFields({ form, onShow }: RowsProps) {
  const { errors } = form.formState
  return (
    <>
      <Field
        label="File with the roster"
        name="file"
        hint="CSV with one line of column names, up to 5 MB. In a spreadsheet, save as “CSV UTF-8”."
        error={errors.file?.message}
      >
        {(own) => (
          <input
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            className="usa-input"
            {...form.register('file', {
              onChange: async (event: { target: HTMLInputElement }) => {
                const chosen = event.target.files?.[0]
                onShow(chosen ? await tableOfFile(chosen) : NO_TABLE)
              },
            })}
            {...own}
          />
        )}
      </Field>
      <AcceptedColumns />
      <details className="at-gap">
        <summary>Paste the rows instead</summary>
        <TextArea
          label="Rows, with the line of column names"
          rows={8}
          error={errors.text?.message}
          {...form.register('text', {
            onChange: (event: { target: HTMLTextAreaElement }) => onShow(tableOf(event.target.value)),
          })}
        />
      </details>
    </>
  )
}

function problemOf(file: File | undefined, text: string): string | null {
  if (!file && text.trim() === '') return 'Choose a file, or paste the rows with their line of column names.'
  if (file && file.size > LARGEST_FILE_BYTES)
    return 'The file is larger than 5 MB. Leave out columns that are not needed, or send it in parts.'
  return null
}
