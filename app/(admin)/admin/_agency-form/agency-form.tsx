'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type UseFormReturn, useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { useCommand } from '@/app/_client/use-command'
import { Button, LinkButton } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/choice'
import { ErrorSummary, listErrors } from '@/app/_ui/error-summary'
import { Fields, FormActions, SelectField, TextField } from '@/app/_ui/form'
import { Problem } from '@/app/_ui/note'
import { addAgencyInput } from '@/lib/agencies/inputs'
import { stateChoices } from '@/lib/platform/states'
import { type Agency, blankIsNothing, choicesOf, kindNames } from '../words'
import { zoneChoices } from './zones'

type Values = z.input<typeof addAgencyInput>
type Given = z.output<typeof addAgencyInput>
type FormProps = {
  /** What is to be changed; without it an agency is added. */
  agency?: Agency | undefined
  backHref: string
  onDone: (agencyId: string) => void
}

/** One form for adding an agency and for changing one. */
export function AgencyForm({ agency, backHref, onDone }: FormProps) {
  const form = useForm<Values, unknown, Given>({
    resolver: zodResolver(addAgencyInput),
    defaultValues: agency ?? { name: '', state: '', ori: null, uei: null, county: null, timeZone: null },
    shouldFocusError: false,
  })
  const { errors, submitCount } = form.formState
  const save = useSave(agency, form.setError, onDone)
  return (
    <form className="at-form" noValidate onSubmit={form.handleSubmit(save.run)}>
      <ErrorSummary errors={listErrors(errors)} attempt={submitCount} />
      {save.problem && save.problem.errors.length === 0 ? (
        <Problem title={save.problem.title}>{save.problem.detail}</Problem>
      ) : null}
      <AgencyFields form={form} zone={agency?.timeZone ?? null} />
      <FormActions>
        <LinkButton variant="outline" href={backHref}>
          {agency ? 'Leave it as it is' : 'Do not add it'}
        </LinkButton>
        <Button type="submit" busy={save.pending}>
          {agency ? 'Save the change' : 'Add the agency'}
        </Button>
      </FormActions>
    </form>
  )
}

type FieldsProps = { form: UseFormReturn<Values, unknown, Given>; zone: string | null }

function AgencyFields({ form, zone }: FieldsProps) {
  const { register, formState } = form
  const { errors } = formState
  const orNothing = { setValueAs: blankIsNothing }
  return (
    <>
      <TextField label="Name" error={errors.name?.message} {...register('name')} />
      <SelectField
        label="Kind"
        error={errors.kind?.message}
        {...register('kind')}
        empty="Choose a kind"
        options={choicesOf(kindNames)}
      />
      <Fields>
        <SelectField
          label="State or territory"
          error={errors.state?.message}
          {...register('state')}
          empty="Choose a state"
          options={stateChoices}
        />
        <TextField label="County" optional error={errors.county?.message} {...register('county', orNothing)} />
      </Fields>
      <SelectField
        label="Time zone"
        hint="Its days begin and end here. Left open, it is the zone of the state."
        error={errors.timeZone?.message}
        {...register('timeZone', orNothing)}
        empty="That of the state"
        options={zoneChoices(zone)}
      />
      <TextField
        label="ORI"
        hint="Nine letters and digits, for example CA0371100"
        optional
        short
        error={errors.ori?.message}
        {...register('ori', orNothing)}
      />
      <TextField
        label="UEI"
        hint="Twelve letters and digits, as in SAM.gov"
        optional
        short
        error={errors.uei?.message}
        {...register('uei', orNothing)}
      />
      <Checkbox
        label="It holds a grant of the Office for Victims of Crime"
        error={errors.isOvcGrantee?.message}
        {...register('isOvcGrantee')}
      />
    </>
  )
}

function useSave(
  agency: Agency | undefined,
  setError: ReturnType<typeof useForm<Values>>['setError'],
  onDone: FormProps['onDone'],
) {
  const add = useCommand(api.agencies.addAgency, { setError, onDone: ({ agencyId }) => onDone(agencyId) })
  const change = useCommand(api.agencies.changeAgency, {
    setError,
    onDone: () => onDone(agency?.agencyId ?? ''),
  })
  const run = (given: Given) => (agency ? change.run({ agencyId: agency.agencyId, ...given }) : add.run(given))
  return { run, pending: add.pending || change.pending, problem: add.problem ?? change.problem }
}
