'use client'
import { useState } from 'react'
import type { useUpload } from '@/app/_client/upload'
import { ChooseProof } from '@/app/_proofs/choose'
import { Button } from '@/app/_ui/button'
import { useWords } from '@/app/_ui/words'
import { MOST_PROOFS } from '@/lib/requirements/reliefs/inputs'
import type { ReliefTexts } from '../../reliefs/messages'

type Props = {
  upload: ReturnType<typeof useUpload>
  error: string | undefined
  onChange: (fileIds: string[]) => void
}

/** Sent as they are chosen, and kept with what is recommended or granted. */
export function ReliefFiles({ upload, error, onChange }: Props) {
  const say = useWords<ReliefTexts>()
  const [sent, setSent] = useState<readonly { fileId: string; name: string }[]>([])
  const put = (files: typeof sent) => {
    setSent(files)
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
          {...{ upload, name: 'fileIds', label: say('files'), hint: say('filesHint'), several: true, error }}
          onSent={(file) => put([...sent.filter(({ fileId }) => fileId !== file?.fileId), ...(file ? [file] : [])])}
        />
      ) : null}
    </>
  )
}
