'use client'
import { useState } from 'react'
import { forgetDraft, keepDraft, readDraft } from '@/app/_client/draft'
import type { useUpload } from '@/app/_client/upload'
import { ChooseProof } from '@/app/_proofs/choose'
import { Button } from '@/app/_ui/button'
import { useWords } from '@/app/_ui/words'
import { MOST_PROOFS } from '@/lib/requirements/reliefs/inputs'
import type { ReliefTexts } from '../../reliefs/messages'

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
  error: string | undefined
  onChange: (fileIds: string[]) => void
}

/** Sent as they are chosen, and kept with what is recommended or granted. */
export function ReliefFiles({ draft, upload, error, onChange }: Props) {
  const say = useWords<ReliefTexts>()
  const [sent, setSent] = useState(() => sentFiles(draft))
  const put = (files: readonly Sent[]) => {
    setSent(files)
    keepDraft(placeOf(draft), { files })
    onChange(files.map(({ fileId }) => fileId))
  }
  return (
    <>
      {sent.length > 0 ? (
        <ul className="at-plain at-small">
          {sent.map(({ fileId, name }) => (
            <li key={fileId} className="at-row at-break">
              {name}
              <Button small variant="link" onClick={() => put(sent.filter((each) => each.fileId !== fileId))}>
                {say('leaveOut')}
                <span className="at-hide"> {name}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {sent.length < MOST_PROOFS ? (
        <ChooseProof
          {...{ upload, name: 'fileIds', label: say('files'), hint: say('filesHint'), error }}
          listed={sent.map(({ name }) => name)}
          onSent={(file) => put([...sent.filter(({ fileId }) => fileId !== file?.fileId), ...(file ? [file] : [])])}
        />
      ) : null}
    </>
  )
}
