'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form'
import type * as z from 'zod/mini'
import { type CertificationTold, enterCertificationInput } from '@/lib/certifications/inputs'
import { certificationKinds, isOfState } from '@/lib/certifications/kinds'
import { stateNames } from '@/lib/platform/states'
import { api } from '../_client/api'
import { CommandForm } from '../_client/command-form'
import { draftName, forgetDraft, readDraft, useDraft } from '../_client/draft'
import { ProblemNote } from '../_client/problem-note'
import { Restored } from '../_client/restored'
import { blankIsNothing } from '../_client/typed'
import { useUpload } from '../_client/upload'
import { UploadProgress } from '../_client/upload-progress'
import { useCommand } from '../_client/use-command'
import { PROOF_ACCEPTS } from '../_proofs/accepts'
import { Button } from '../_ui/button'
import { DateField, Field, SelectField, TextField } from '../_ui/form'
import { useRefusals, useWords } from '../_ui/words'
import type { CertificationTexts } from './messages'
import { kindKeys, whatWords } from './words'

type Values = z.input<typeof enterCertificationInput>
type Given = z.output<typeof enterCertificationInput>
type Form = UseFormReturn<Values, unknown, Given>
export type Place = { agencyId: string; name: string }
type Props = {
  /** Who writes it, for the draft. */
  me: string
  /** Whose it is; nothing: one’s own. */
  personId: string | null
  /** Where it can be kept. */
  agencies: readonly Place[]
  /** The one that it renews. */
  renews: CertificationTold | null
  onClose: () => void
}

const valuesOf = (renews: CertificationTold | null) => ({
  ...{ kind: renews?.kind ?? 'peace-officer', state: renews?.state ?? null, name: renews?.name ?? null },
  ...{ number: renews?.number ?? null, issuer: renews?.issuer ?? '', issuedOn: '', expiresOn: null },
  ...{ followsId: renews?.certificationId ?? null, fileId: null },
})

/** A certification, or the renewal of one, with what proves it. */
export function CertificationForm({ me, personId, agencies, renews, onClose }: Props) {
  const say = useWords<CertificationTexts>()
  const draft = draftName(me, `certification.${personId ?? 'own'}.${renews?.certificationId ?? 'new'}`)
  const blank = { personId, agencyId: agencies[0]?.agencyId ?? '', ...valuesOf(renews) } as Values
  const [kept] = useState(() => readDraft(draft, blank))
  const form: Form = useForm<Values, unknown, Given>({
    resolver: zodResolver(enterCertificationInput),
    defaultValues: { ...kept.values, fileId: null },
    shouldFocusError: false,
  })
  useDraft(form, draft)
  const end = () => {
    forgetDraft(draft)
    onClose()
  }
  const enter = useCommand(api.certifications.enterCertification, { setError: form.setError, onDone: end })
  const place = useRef<HTMLHeadingElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <CommandForm form={form} command={enter} onSend={enter.run} className="at-card at-form at-gap at-noprint">
      <h3 ref={place} tabIndex={-1}>
        {renews ? say('renewTitle', { what: whatWords(say, renews) }) : say('enter')}
      </h3>
      {renews ? <p>{say('renewText')}</p> : null}
      {personId ? <p>{say('verifiedByYou')}</p> : null}
      {kept.restored ? <Restored onForget={() => form.reset(blank)} /> : null}
      {agencies.length > 1 && !renews ? (
        <SelectField
          label={say('agency')}
          options={agencies.map(({ agencyId, name }) => ({ value: agencyId, label: name }))}
          error={form.formState.errors.agencyId?.message}
          {...form.register('agencyId')}
        />
      ) : null}
      {renews ? null : <What form={form} />}
      <Issued form={form} />
      <Proof form={form} />
      <p className="at-row at-gap">
        <Button type="submit" busy={enter.pending}>
          {say('save')}
        </Button>
        <Button variant="link" onClick={end}>
          {say('cancel')}
        </Button>
      </p>
    </CommandForm>
  )
}

const states = Object.entries(stateNames).map(([value, label]) => ({ value, label }))

function What({ form: { register, control, formState } }: { form: Form }) {
  const say = useWords<CertificationTexts>()
  const said = useRefusals()
  const { errors } = formState
  const kind = useWatch({ control, name: 'kind' })
  return (
    <>
      <SelectField
        label={say('kind')}
        options={certificationKinds.map((each) => ({ value: each, label: say(kindKeys[each]) }))}
        error={said(errors.kind?.message)}
        {...register('kind')}
      />
      {isOfState(kind) ? (
        <SelectField
          label={say('state')}
          empty={say('chooseState')}
          options={states}
          error={said(errors.state?.message)}
          {...register('state', { setValueAs: blankIsNothing })}
        />
      ) : null}
      {kind === 'other' ? (
        <TextField
          label={say('name')}
          error={said(errors.name?.message)}
          {...register('name', { setValueAs: blankIsNothing })}
        />
      ) : null}
    </>
  )
}

function Issued({ form: { register, formState } }: { form: Form }) {
  const say = useWords<CertificationTexts>()
  const said = useRefusals()
  const { errors } = formState
  return (
    <>
      <TextField label={say('issuer')} error={said(errors.issuer?.message)} {...register('issuer')} />
      <TextField
        label={say('number')}
        optional
        error={said(errors.number?.message)}
        {...register('number', { setValueAs: blankIsNothing })}
      />
      <DateField label={say('issuedOn')} error={said(errors.issuedOn?.message)} {...register('issuedOn')} />
      <DateField
        label={say('expiresOn')}
        optional
        hint={say('expiresHint')}
        error={said(errors.expiresOn?.message)}
        {...register('expiresOn', { setValueAs: blankIsNothing })}
      />
    </>
  )
}

/** Sent as soon as it is chosen; what is sent and not entered is swept after a day. */
function Proof({ form }: { form: Form }) {
  const say = useWords<CertificationTexts>()
  const upload = useUpload('certification')
  const [sent, setSent] = useState<string | null>(null)
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    if (!file) return
    form.clearErrors('fileId')
    const fileId = await upload.send(file)
    form.setValue('fileId', fileId)
    setSent(fileId ? file.name : null)
  }
  return (
    <>
      <ProblemNote problem={upload.problem} />
      <Field
        name="fileId"
        label={say('proof')}
        optional
        hint={say('proofHint')}
        error={form.formState.errors.fileId?.message}
      >
        {(own) => (
          <input
            type="file"
            className="usa-input"
            accept={PROOF_ACCEPTS}
            aria-busy={upload.pending}
            onChange={(event) => void choose(event)}
            {...own}
          />
        )}
      </Field>
      <UploadProgress part={upload.part} />
      {sent ? (
        <p role="status" className="at-small at-break">
          {say('proofSent', { name: sent })}
        </p>
      ) : null}
    </>
  )
}
