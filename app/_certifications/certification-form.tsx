'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useRef, useState } from 'react'
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form'
import type * as z from 'zod/mini'
import { type CertificationTold, enterCertificationInput } from '@/lib/certifications/inputs'
import { certificationKinds, isOfState } from '@/lib/certifications/kinds'
import { stateNames } from '@/lib/platform/states'
import { api } from '../_client/api'
import { CommandForm } from '../_client/command-form'
import { draftName, forgetDraft, readDraft, useDraft } from '../_client/draft'
import { Restored } from '../_client/restored'
import { blankIsNothing } from '../_client/typed'
import { useUpload } from '../_client/upload'
import { useCommand } from '../_client/use-command'
import { forgetSentFiles, SentProofs, sentFiles } from '../_proofs/sent'
import { Button } from '../_ui/button'
import { DateField, SelectField, TextField } from '../_ui/form'
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
    defaultValues: { ...kept.values, fileId: sentFiles(draft)[0]?.fileId ?? null },
    shouldFocusError: false,
  })
  useDraft(form, draft)
  const [round, setRound] = useState(0)
  const forget = () => {
    forgetDraft(draft)
    forgetSentFiles(draft)
  }
  const end = () => {
    forget()
    onClose()
  }
  const beginAnew = () => {
    form.reset(blank)
    forget()
    setRound(round + 1)
  }
  const enter = useCommand(api.certifications.enterCertification, { setError: form.setError, onDone: end })
  const upload = useUpload('certification')
  const place = useRef<HTMLHeadingElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <CommandForm form={form} command={enter} onSend={enter.run} className="at-card at-form at-gap at-noprint">
      <h3 ref={place} tabIndex={-1}>
        {renews ? say('renewTitle', { what: whatWords(say, renews) }) : say('enter')}
      </h3>
      {renews ? <p>{say('renewText')}</p> : null}
      {personId ? <p>{say('verifiedByYou')}</p> : null}
      {kept.restored ? <Restored onForget={beginAnew} /> : null}
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
      <Proof key={round} {...{ form, upload, draft }} />
      <p className="at-row at-gap">
        <Button type="submit" busy={enter.pending || upload.pending}>
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

function Proof({ form, upload, draft }: { form: Form; upload: ReturnType<typeof useUpload>; draft: string }) {
  const say = useWords<CertificationTexts>()
  return (
    <SentProofs
      {...{ draft, upload, name: 'fileId', label: say('proof'), hint: say('proofHint'), most: 1 }}
      error={form.formState.errors.fileId?.message}
      onChange={([fileId]) => {
        form.clearErrors('fileId')
        form.setValue('fileId', fileId ?? null)
      }}
    />
  )
}
