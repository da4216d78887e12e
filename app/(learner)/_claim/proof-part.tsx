'use client'
import { useQuery } from '@tanstack/react-query'
import { type ChangeEvent, lazy, Suspense, useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { api, problemOf } from '../../_client/api'
import { ProblemNote } from '../../_client/problem-note'
import { useUpload } from '../../_client/upload'
import { UploadProgress } from '../../_client/upload-progress'
import { useCommand } from '../../_client/use-command'
import { PROOF_ACCEPTS } from '../../_proofs/accepts'
import { Field, FormPart } from '../../_ui/form'
import { Loading } from '../../_ui/loading'
import { useWords } from '../../_ui/words'
import type { formTexts } from './messages'
import type { KeptPhotos } from './use-kept-photos'

/** Only a claim that has one shows any. */
const Proofs = lazy(() => import('./proofs').then((each) => ({ default: each.Proofs })))

/** Only a form that lost its connection keeps any: fetched before that. */
const keeping = () => import('./photos-kept')
const PhotosKept = lazy(() => keeping().then((each) => ({ default: each.PhotosKept })))

type Props = { claimId: string | null; makeClaim: () => Promise<string>; kept: KeptPhotos }
const MOST = 5
const MOST_BYTES = 10 * 1024 * 1024

/** A photo or PDF is sent as soon as it is chosen; a claim that is not saved yet is saved for it first. */
export function ProofPart({ claimId, makeClaim, kept }: Props) {
  const say = useWords<typeof formTexts>()
  const form = useForm<{ file: string }>()
  const [round, setRound] = useState(0)
  useEffect(() => void keeping().catch(() => {}), [])
  const { data } = useQuery(
    api.claims.getClaim.queryOptions({ input: { claimId: claimId ?? '' }, enabled: claimId !== null }),
  )
  const upload = useUpload('claim', { setError: form.setError })
  const add = useCommand(api.claims.addEvidence, { setError: form.setError })
  const there = (data?.proofs ?? []).filter(({ removed }) => !removed)
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    if (!file) return
    form.clearErrors()
    try {
      const { fileId } = await upload.runAsync(file)
      await add.runAsync({ claimId: claimId ?? (await makeClaim()), fileId })
    } catch (error) {
      // A refusal stands on its field, or above the form.
      if (!problemOf(error)) await keep(file)
    }
    // Made anew: the same file can be chosen again.
    setRound((before) => before + 1)
  }
  const keep = async (file: File) => {
    if (file.size > MOST_BYTES) return form.setError('file', { message: say('tooLarge') })
    await kept.keep(file).then(
      () => {
        upload.reset()
        add.reset()
      },
      () => form.setError('file', { message: say('notKept') }),
    )
  }
  const waiting = kept.photos.length
  const problem = upload.problem ?? add.problem
  return (
    <FormPart legend={say('proof')}>
      <ProblemNote problem={problem} />
      {data && there.length > 0 ? (
        <Suspense fallback={<Loading lines={8} />}>
          <Proofs claim={data} />
        </Suspense>
      ) : (
        waiting === 0 && <p className="at-soft">{say('noProof')}</p>
      )}
      {waiting > 0 ? (
        <Suspense>
          <PhotosKept kept={kept} claimId={claimId} makeClaim={makeClaim} />
        </Suspense>
      ) : null}
      {there.length + waiting < MOST ? (
        <Field
          key={round}
          name="proof"
          label={say(there.length + waiting > 0 ? 'addMore' : 'addProof')}
          hint={say('proofHint')}
          error={form.formState.errors.file?.message}
        >
          {(own) => (
            <input
              type="file"
              className="usa-input"
              accept={PROOF_ACCEPTS}
              onChange={(event) => void choose(event)}
              aria-busy={upload.pending || add.pending}
              {...own}
            />
          )}
        </Field>
      ) : null}
      <UploadProgress part={upload.part} />
    </FormPart>
  )
}
