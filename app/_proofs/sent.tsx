'use client'
import { useState } from 'react'
import { forgetDraft, keepDraft, readDraft } from '../_client/draft'
import type { useUpload } from '../_client/upload'
import { Button } from '../_ui/button'
import { useWords } from '../_ui/words'
import { ChooseProof } from './choose'
import type { DocumentTexts } from './messages'

type Sent = { fileId: string; name: string }

const placeOf = (draft: string) => `${draft}.files`
/** Those that were sent with what is typed; they are swept a day after. */
export const sentFiles = (draft: string): readonly Sent[] =>
  readDraft<{ files: readonly Sent[] }>(placeOf(draft), { files: [] }).values.files
export const forgetSentFiles = (draft: string) => forgetDraft(placeOf(draft))

type Props = {
  /** By which they are kept through a reload, with what is typed. */
  draft: string
  upload: ReturnType<typeof useUpload>
  name: string
  label: string
  hint: string
  /** How many may be shown; where it is one, the next takes its place. */
  most: number
  error: string | undefined
  onChange: (fileIds: string[]) => void
}

/** Proofs that are sent as they are chosen, and kept with what the form is about once that is saved. */
export function SentProofs({ draft, upload, name, label, hint, most, error, onChange }: Props) {
  const say = useWords<DocumentTexts>()
  const [sent, setSent] = useState(() => sentFiles(draft))
  const put = (files: readonly Sent[]) => {
    setSent(files)
    keepDraft(placeOf(draft), { files })
    onChange(files.map(({ fileId }) => fileId))
  }
  const add = (file: Sent) => put(most === 1 ? [file] : [...sent.filter(({ fileId }) => fileId !== file.fileId), file])
  return (
    <>
      {sent.length > 0 ? (
        <ul className="at-plain at-small">
          {sent.map((file) => (
            <li key={file.fileId} className="at-row at-break">
              {file.name}
              <Button small variant="link" onClick={() => put(sent.filter((each) => each !== file))}>
                {say('leaveOut')}
                <span className="at-hide"> {file.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {most === 1 || sent.length < most ? (
        <ChooseProof
          {...{ upload, name, label, hint, error }}
          listed={sent.map((file) => file.name)}
          onSent={(file) => {
            if (file) add(file)
          }}
        />
      ) : null}
    </>
  )
}
