'use client'
import { type ChangeEvent, useState } from 'react'
import { ProblemNote } from '../_client/problem-note'
import type { SentFile, useUpload } from '../_client/upload'
import { UploadProgress } from '../_client/upload-progress'
import { Field } from '../_ui/form'
import { useWords } from '../_ui/words'
import { PROOF_ACCEPTS } from './accepts'
import type { DocumentTexts } from './messages'

type Props = {
  upload: ReturnType<typeof useUpload>
  name: string
  /** Where several such fields stand on a page. */
  id?: string
  label: string
  hint: string
  error: string | undefined
  /** Once it was sent; nothing for one that was refused. */
  onSent: (file: Pick<SentFile, 'fileId' | 'name'> | null) => void
  /** Others may follow, and the field is empty again; those that were sent stand beside it by these names. */
  listed?: readonly string[]
}

/** A photo or PDF, sent as soon as it is chosen; what is sent and not used is swept after a day. */
export function ChooseProof({ upload, name, id, label, hint, error, onSent, listed }: Props) {
  const say = useWords<DocumentTexts>()
  const [last, setLast] = useState<string | null>(null)
  // What was refused of the file itself belongs to its field.
  const refused = upload.problem?.errors[0]?.message
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    if (!file) return
    setLast(null)
    const fileId = await upload.send(file)
    // The same file can be chosen again.
    if (listed || !fileId) target.value = ''
    if (fileId) setLast(file.name)
    onSent(fileId ? { fileId, name: file.name } : null)
  }
  return (
    <>
      <ProblemNote problem={upload.problem} />
      <Field name={name} {...(id ? { id } : {})} label={label} optional hint={hint} error={error ?? refused}>
        {(own) => (
          <input
            type="file"
            className="usa-input"
            accept={PROOF_ACCEPTS}
            aria-busy={upload.pending}
            disabled={upload.pending}
            onChange={(event) => void choose(event)}
            {...own}
          />
        )}
      </Field>
      <UploadProgress part={upload.part} />
      {last && (listed?.includes(last) ?? true) ? (
        <p role="status" className={listed ? 'at-hide' : 'at-small at-break'}>
          {say('proofSent', { name: last })}
        </p>
      ) : null}
    </>
  )
}
