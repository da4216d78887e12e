'use client'
import { useQuery } from '@tanstack/react-query'
import { type ChangeEvent, lazy, Suspense, useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { api, type Problem, problemOf } from '../../_client/api'
import { isFinal } from '../../_client/kept-claim'
import { ProblemNote } from '../../_client/problem-note'
import { useUpload } from '../../_client/upload'
import { useCommand } from '../../_client/use-command'
import { PROOF_ACCEPTS } from '../../_proofs/accepts'
import { Field, FormPart } from '../../_ui/form'
import { Loading } from '../../_ui/loading'
import { useWords } from '../../_ui/words'
import type { formTexts } from './messages'
import type { KeptPhotos } from './use-kept-photos'

/** Only a claim that has one shows any. */
const Proofs = lazy(() => import('./proofs').then((each) => ({ default: each.Proofs })))

/** Wanted where the connection is lost or slow: fetched before that. */
const keeping = () => import('./photos-kept')
const telling = () => import('../../_client/upload-progress')
const UploadProgress = lazy(() => telling().then((each) => ({ default: each.UploadProgress })))
const PhotosKept = lazy(() => keeping().then((each) => ({ default: each.PhotosKept })))

type Props = { claimId: string | null; makeClaim: () => Promise<string>; kept: KeptPhotos }
const MOST = 5
const MOST_BYTES = 10 * 1024 * 1024

/** A photo or PDF is sent as soon as it is chosen; a claim that is not saved yet is saved for it first. */
export function ProofPart({ claimId, makeClaim, kept }: Props) {
  const say = useWords<typeof formTexts>()
  const form = useForm<{ file: string }>()
  const [round, setRound] = useState(0)
  useEffect(() => void Promise.all([keeping(), telling()]).catch(() => {}), [])
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
      const id = claimId ?? (await makeClaim().catch(() => null))
      // What keeps the claim from being saved is said above the form, and says nothing about the file.
      if (id === null) await keep(file)
      else await add.runAsync({ claimId: id, fileId })
    } catch (error) {
      // A refusal of the file stands on its field, or above this part.
      const problem = problemOf(error)
      if (!isFinal(problem)) await keep(file, problem)
    }
    // Made anew: the same file can be chosen again.
    setRound((before) => before + 1)
  }
  const keep = async (file: File, why: Problem | null = null) => {
    if (file.size > MOST_BYTES) return form.setError('file', { message: say('tooLarge') })
    await kept.keep(file).then(
      () => {
        // The note about what is kept says it; but not that one has to sign in again.
        if (why) return
        upload.reset()
        add.reset()
      },
      () => form.setError('file', { message: say('notKept') }),
    )
  }
  const waiting = kept.photos.length
  const room = MOST - there.length - waiting
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
      <Suspense>
        <PhotosKept kept={kept} claimId={claimId} makeClaim={makeClaim} room={room} />
      </Suspense>
      {room > 0 ? (
        <Field
          key={round}
          name="proof"
          label={say(room < MOST ? 'addMore' : 'addProof')}
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
      ) : (
        <p className="at-soft">{say('noRoom')}</p>
      )}
      <Suspense>
        <UploadProgress part={upload.part} />
      </Suspense>
    </FormPart>
  )
}
