'use client'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { ProblemNote } from '@/app/_client/problem-note'
import { useUpload } from '@/app/_client/upload'
import { UploadProgress } from '@/app/_client/upload-progress'
import { useCommand } from '@/app/_client/use-command'
import { Column } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { Field, FormActions } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { capital, count } from '@/lib/platform/words'
import type { AwardImport as AwardImportAnswer } from '@/lib/task-forces/shapes'
import { CheckedLines } from './checked-lines'
import type { FormProps } from './form-props'

type Given = { file: FileList }
type Checked = AwardImportAnswer & { fileId: string }

/** A list is checked line by line first; nothing is written before somebody has seen what it would do. */
export function AwardImport({ force: { taskForceId }, back, onDone }: FormProps) {
  const [checked, setChecked] = useState<Checked | null>(null)
  const load = useCommand(api.taskForces.importAwards, { onDone })
  const again = useCommand(api.taskForces.importAwards)
  if (!checked) return <ChooseFile taskForceId={taskForceId} back={back} onChecked={setChecked} />
  const { fileId, added, changed, plan } = checked
  const nothing = added + changed === 0
  const tryAgain = () =>
    again.run(
      { taskForceId, fileId, dryRun: true },
      {
        onSuccess: (result) => {
          load.reset()
          setChecked({ ...result, fileId })
        },
      },
    )
  return (
    <Column>
      <ProblemNote problem={again.problem ?? load.problem} />
      <Outcome checked={checked} />
      <CheckedLines result={checked} />
      <div className="at-turn">
        <Button variant="outline" onClick={() => setChecked(null)}>
          Choose another file
        </Button>
        {load.problem?.status === 409 ? (
          <Button busy={again.pending} onClick={tryAgain}>
            Show what it would do now
          </Button>
        ) : nothing ? (
          <LinkButton variant="outline" href={back}>
            Go back
          </LinkButton>
        ) : (
          <Button busy={load.pending} onClick={() => load.run({ taskForceId, fileId, dryRun: false, plan })}>
            {`Take over ${count(added + changed, 'award')}`}
          </Button>
        )}
      </div>
    </Column>
  )
}

function Outcome({ checked: { added, changed, unchanged, problems } }: { checked: Checked }) {
  const wouldDo = `${count(added, 'award')} added, ${changed} changed, ${unchanged} as they are. Nothing is written yet.`
  if (problems.length === 0)
    return (
      <Note kind="info" live title="The list can be taken over">
        {wouldDo}
      </Note>
    )
  return (
    <Note
      kind={added + changed === 0 ? 'error' : 'caution'}
      live
      title={`${capital(count(problems.length, 'line'))} cannot be taken over`}
    >
      {added + changed === 0
        ? 'Nothing was written. Mend the file, and choose it again.'
        : `What is right in the file can be taken over without them: ${wouldDo}`}
    </Note>
  )
}

type ChooseProps = { taskForceId: string; back: string; onChecked: (checked: Checked) => void }

function ChooseFile({ taskForceId, back, onChecked }: ChooseProps) {
  const form = useForm<Given>({ shouldFocusError: false })
  const check = useCommand(api.taskForces.importAwards, { setError: form.setError })
  const upload = useUpload('task-force-awards', { setError: form.setError })
  const busy = upload.pending || check.pending
  const send = async ({ file }: Given) => {
    const [chosen] = file
    if (!chosen) return
    check.reset()
    const fileId = await upload.send(chosen)
    if (fileId)
      check.run({ taskForceId, fileId, dryRun: true }, { onSuccess: (result) => onChecked({ ...result, fileId }) })
  }
  return (
    <Column>
      <CommandForm form={form} command={upload.problem ? upload : check} onSend={send}>
        <Field
          label="File with the awards"
          name="file"
          hint="CSV with the columns number, program, funder, holder, amount, basis, starts, ends, source, source_url, seen_on"
          error={form.formState.errors.file?.message}
        >
          {(own) => (
            <input
              type="file"
              accept=".csv,.txt,text/csv,text/plain"
              className="usa-input"
              {...form.register('file', { validate: (files) => files.length > 0 || 'Choose a file.' })}
              {...own}
            />
          )}
        </Field>
        <p className="at-small at-soft at-gap">
          Funder: bja, ovc, ojjdp or other. Basis: total, federal-share or match. Days as 2026-11-22. An award with the
          same number and basis is changed, not added again.
        </p>
        <UploadProgress part={upload.part} />
        <FormActions>
          <LinkButton variant="outline" href={back}>
            Go back
          </LinkButton>
          <Button type="submit" busy={busy}>
            {busy ? 'Checking…' : 'Check the list'}
          </Button>
        </FormActions>
      </CommandForm>
    </Column>
  )
}
