'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useRef, useState } from 'react'
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { draftName, forgetDraft, readDraft, useDraft } from '@/app/_client/draft'
import { useMe } from '@/app/_client/me'
import { Restored } from '@/app/_client/restored'
import { blankIsNothing } from '@/app/_client/typed'
import { useUpload } from '@/app/_client/upload'
import { useCommand } from '@/app/_client/use-command'
import { forgetSentFiles, sentFiles } from '@/app/_proofs/sent'
import { Button } from '@/app/_ui/button'
import { RadioGroup } from '@/app/_ui/choice'
import { DateField, SelectField, TextArea } from '@/app/_ui/form'
import { longDay } from '@/lib/platform/words-of-time'
import { reliefInput } from '@/lib/requirements/reliefs/inputs'
import { type Agency, todayAt } from '../../../_agency'
import { ReliefsInEnglish } from '../../reliefs/in-english'
import type { PersonRecord } from './record'
import { ReliefFiles } from './relief-files'

type Values = z.input<typeof reliefInput>
type Given = z.output<typeof reliefInput>
type Props = {
  record: PersonRecord
  agency: Agency
  /** What it is about, where it was opened from a requirement. */
  requirementId: string | null
  mayGrant: boolean
  onClose: () => void
}

/** A waiver, an extension, an exemption or leave: granted by a coordinator, recommended by a supervisor. */
export function ReliefForm(props: Props) {
  const me = useMe().me?.person?.id
  return me ? <Form {...props} me={me} /> : null
}

function Form({ record, agency, requirementId, mayGrant, onClose, me }: Props & { me: string }) {
  const { agencyId } = agency
  const { personId } = record
  const draft = draftName(me, `relief.${agencyId}.${personId}`)
  const blank: Values = {
    ...{ agencyId, personId, kind: requirementId ? 'waiver' : 'leave', requirementId, from: todayAt(agency) },
    ...{ untilOn: null, newDueOn: null, why: '', evidence: null, fileIds: [] },
  }
  const [kept] = useState(() => readDraft(draft, blank))
  const form = useForm<Values, unknown, Given>({
    resolver: zodResolver(reliefInput),
    defaultValues: {
      ...{ ...kept.values, fileIds: sentFiles(draft).map(({ fileId }) => fileId) },
      ...(requirementId ? { requirementId } : {}),
    },
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
  const grant = useCommand(api.requirements.grantRelief, { setError: form.setError, onDone: end })
  const recommend = useCommand(api.requirements.recommendRelief, { setError: form.setError, onDone: end })
  const send = mayGrant ? grant : recommend
  const upload = useUpload('relief')
  const place = useRef<HTMLHeadingElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <CommandForm
      form={form}
      command={send}
      onSend={(given) => send.run(given)}
      className="at-card at-form at-gap at-noprint"
    >
      <h3 ref={place} tabIndex={-1}>
        {mayGrant ? 'Record a waiver, an extension or leave' : 'Recommend a waiver, an extension or leave'}
      </h3>
      {kept.restored ? <Restored onForget={beginAnew} /> : null}
      <Fields form={form} record={record} />
      <ReliefsInEnglish>
        <ReliefFiles
          key={round}
          draft={draft}
          upload={upload}
          error={form.formState.errors.fileIds?.message}
          onChange={(fileIds) => {
            form.clearErrors('fileIds')
            form.setValue('fileIds', fileIds)
          }}
        />
      </ReliefsInEnglish>
      <p className="at-row at-gap">
        <Button type="submit" busy={send.pending || upload.pending}>
          {mayGrant ? 'Grant it' : 'Recommend it'}
        </Button>
        <Button variant="link" onClick={end}>
          {mayGrant ? 'Do not record it' : 'Do not recommend it'}
        </Button>
      </p>
    </CommandForm>
  )
}

type FieldsProps = { form: UseFormReturn<Values, unknown, Given>; record: PersonRecord }

function Fields({ form, record }: FieldsProps) {
  const { register, control, formState } = form
  const { errors } = formState
  const [kind, requirementId] = useWatch({ control, name: ['kind', 'requirementId'] })
  const about = record.obligations.find((each) => each.requirementId === requirementId)
  return (
    <>
      <RadioGroup label="What it is" error={errors.kind?.message} {...register('kind')} options={kinds} />
      {kind === 'leave' ? null : (
        <SelectField
          label="Requirement"
          hint={about?.status.dueOn ? `Due by ${longDay(about.status.dueOn)}` : undefined}
          empty="Choose a requirement"
          error={errors.requirementId?.message}
          options={record.obligations.map((each) => ({ value: each.requirementId, label: each.requirementName }))}
          {...register('requirementId', { setValueAs: blankIsNothing })}
        />
      )}
      <DateField label={firstDay[kind]} hint={firstDayHints[kind]} error={errors.from?.message} {...register('from')} />
      {kind === 'extension' ? (
        <DateField
          label="New last day"
          error={errors.newDueOn?.message}
          {...register('newDueOn', { setValueAs: blankIsNothing })}
        />
      ) : null}
      {kind === 'leave' || kind === 'exemption' ? (
        <DateField
          label={kind === 'leave' ? 'First day back' : 'Required again from'}
          optional={kind === 'exemption'}
          hint={kind === 'leave' ? 'As far as it is known; you can end the leave sooner.' : undefined}
          error={errors.untilOn?.message}
          {...register('untilOn', { setValueAs: blankIsNothing })}
        />
      ) : null}
      <TextArea
        label="Why"
        hint="The person and auditors read it. Leave out what is nobody’s business, such as a diagnosis."
        error={errors.why?.message}
        {...register('why')}
      />
      <TextArea
        label="What was shown"
        optional
        rows={2}
        hint="“Letter of March 3 from the chief, in the personnel file”"
        error={errors.evidence?.message}
        {...register('evidence', { setValueAs: blankIsNothing })}
      />
    </>
  )
}

const kinds = [
  { value: 'waiver', label: 'Waiver', hint: 'They need not do what is open now. The next time it is due again.' },
  { value: 'extension', label: 'Extension', hint: 'They get a later last day.' },
  { value: 'exemption', label: 'Exemption', hint: 'It is not required of them for a time; afterwards it begins anew.' },
  { value: 'leave', label: 'Leave', hint: 'They are away: every due date waits until they are back.' },
]
const firstDay: Record<Given['kind'], string> = {
  waiver: 'Counts from',
  extension: 'Counts from',
  exemption: 'Not required from',
  leave: 'First day of leave',
}
const firstDayHints: Partial<Record<Given['kind'], string>> = {
  waiver: 'Today or earlier. What was late stays late until this day.',
  extension: 'Today or earlier; it was open on this day.',
}
