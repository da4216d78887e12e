'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { ReasonForm } from '@/app/_client/reason-form'
import { useCommand } from '@/app/_client/use-command'
import { Column, Section } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { DateField, Fields, FormActions, FormPart, SelectField, TextField } from '@/app/_ui/form'
import { choicesOf } from '@/app/(admin)/admin/words'
import { basisNames, funderNames } from '@/lib/task-forces/fields'
import { type AwardFields, awardFields, type awardForm, withdrawAwardInput } from '@/lib/task-forces/inputs'
import { awardNames as names } from '../../_form/field-names'
import type { Award } from './awards-kept'
import type { FormProps } from './keep-screen'

type Values = z.input<typeof awardForm>
type Form = UseFormReturn<Values, unknown, AwardFields>
type Props = FormProps & { award?: Award | undefined }

const nothingYet: Partial<Values> = {
  ...{ number: '', program: '', holderAgencyId: null, holderName: '', amount: null, basis: '' },
  ...{ startsOn: '', endsOn: '', sourceName: '', sourceUrl: '', sourceSeenOn: '' },
}

const valuesOf = ({ awardId: _, version: __, state: ___, holder, holderAgencyId, ...rest }: Award): Values => ({
  ...rest,
  holderAgencyId,
  holderName: holderAgencyId ? '' : holder,
  basis: rest.basis ?? '',
  startsOn: rest.startsOn ?? '',
  endsOn: rest.endsOn ?? '',
  sourceUrl: rest.sourceUrl ?? '',
})

export function AwardForm({ force, award, back, onDone }: Props) {
  const form: Form = useForm<Values, unknown, AwardFields>({
    resolver: zodResolver(awardFields),
    defaultValues: award ? valuesOf(award) : nothingYet,
    shouldFocusError: false,
  })
  const add = useCommand(api.taskForces.addAward, { setError: form.setError, onDone })
  const change = useCommand(api.taskForces.changeAward, { setError: form.setError, onDone })
  const save = award ? change : add
  const send = (given: AwardFields) =>
    award
      ? change.run({ ...given, awardId: award.awardId, madeFrom: award.version })
      : add.run({ ...given, taskForceId: force.taskForceId })
  return (
    <Column>
      <CommandForm form={form} command={save} onSend={send}>
        <AwardParts form={form} force={force} />
        <FormActions>
          <LinkButton variant="outline" href={back}>
            {award ? 'Leave it as it is' : 'Do not add it'}
          </LinkButton>
          <Button type="submit" busy={save.pending}>
            {award ? 'Save the change' : 'Add the award'}
          </Button>
        </FormActions>
      </CommandForm>
      {award ? <Withdraw award={award} onDone={onDone} /> : null}
    </Column>
  )
}

function AwardParts({ form, force }: { form: Form; force: FormProps['force'] }) {
  const { register, formState } = form
  const { errors } = formState
  return (
    <>
      <FormPart legend="The award">
        <TextField label={names.number} error={errors.number?.message} {...register('number')} />
        <TextField
          label={names.program}
          hint="For example Enhanced Collaborative Model Task Force"
          error={errors.program?.message}
          {...register('program')}
        />
        <SelectField
          label={names.funder}
          error={errors.funder?.message}
          {...register('funder')}
          empty="Choose a funder"
          options={choicesOf(funderNames)}
        />
        <Holder form={form} force={force} />
      </FormPart>
      <FormPart legend="Amount and period">
        <Fields>
          <TextField
            label={names.amount}
            optional
            inputMode="numeric"
            error={errors.amount?.message}
            {...register('amount', { setValueAs: dollarsOf })}
          />
          <SelectField
            label={names.basis}
            optional
            error={errors.basis?.message}
            {...register('basis')}
            empty="No amount is known"
            options={choicesOf(basisNames)}
          />
        </Fields>
        <Fields>
          <DateField label={names.startsOn} optional error={errors.startsOn?.message} {...register('startsOn')} />
          <DateField label={names.endsOn} optional error={errors.endsOn?.message} {...register('endsOn')} />
        </Fields>
      </FormPart>
      <FormPart legend="From where it is known">
        <TextField label={names.sourceName} error={errors.sourceName?.message} {...register('sourceName')} />
        <Fields>
          <TextField
            label={names.sourceUrl}
            optional
            type="url"
            error={errors.sourceUrl?.message}
            {...register('sourceUrl')}
          />
          <DateField label={names.sourceSeenOn} error={errors.sourceSeenOn?.message} {...register('sourceSeenOn')} />
        </Fields>
      </FormPart>
    </>
  )
}

/** What people write for dollars: "$750,000" as well as "750000". What is no number is refused by the schema. */
export const dollarsOf = (typed: unknown): number | null => {
  if (typed === null || typed === undefined || typeof typed === 'number') return typed ?? null
  const plain = String(typed).replace(/[$,\s]/g, '')
  return plain === '' ? null : Number(plain)
}

function Holder({
  form: { register, control, setValue, formState },
  force,
}: {
  form: Form
  force: FormProps['force']
}) {
  const { errors } = formState
  const chosen = useWatch({ control, name: 'holderAgencyId' })
  const agencies = new Map(
    [...force.present, ...force.ahead, ...force.former].flatMap(({ agencyId, name }) =>
      agencyId ? [[agencyId, name] as const] : [],
    ),
  )
  const field = register('holderAgencyId', { setValueAs: (value: unknown) => value || null })
  return (
    <>
      <SelectField
        label={names.holderAgencyId}
        error={errors.holderAgencyId?.message}
        {...field}
        onChange={(event) => {
          if (event.target.value) setValue('holderName', '')
          void field.onChange(event)
        }}
        empty="Somebody else, by name"
        options={[...agencies].map(([value, label]) => ({ value, label }))}
      />
      {chosen ? null : (
        <TextField label={names.holderName} error={errors.holderName?.message} {...register('holderName')} />
      )}
    </>
  )
}

function Withdraw({ award: { awardId, version }, onDone }: { award: Award; onDone: () => void }) {
  return (
    <Section id="withdraw" title="It was entered wrongly">
      <p>An award that has ended stays. Take out only what never was one of this task force; the trail keeps it.</p>
      <ReasonForm
        command={api.taskForces.withdrawAward}
        input={withdrawAwardInput}
        of={{ awardId, madeFrom: version }}
        label="Why it goes"
        id="withdraw-reason"
        step="Take it out"
        onDone={onDone}
      />
    </Section>
  )
}
