'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type UseFormReturn, useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button, LinkButton } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/choice'
import { Fields, FormActions, SelectField, TextField } from '@/app/_ui/form'
import { addAgencyInput } from '@/lib/agencies/inputs'
import { agencyFields } from '@/lib/agencies/words'
import { madeFrom } from '@/lib/audit/sent'
import { stateChoices, stateName } from '@/lib/platform/states'
import { type Agency, blankIsNothing, choicesOf, kindNames } from '../words'
import { zoneChoices, zoneWords } from './zones'

/** A change says what it was made from; what is new was made from nothing. */
const formInput = z.extend(addAgencyInput, { madeFrom })
type Values = z.input<typeof formInput>
type Given = z.output<typeof formInput>
type FormProps = {
  /** What is to be changed; without it an agency is added. */
  agency?: Agency | undefined
  backHref: string
  onDone: (agencyId: string) => void
}

const saves = {
  names: agencyFields,
  words: (field: string, value: unknown): string | undefined => {
    if (typeof value !== 'string') return undefined
    if (field === 'kind') return kindNames[value as Agency['kind']]
    if (field === 'timeZone') return zoneWords(value)
    return field === 'state' ? stateName(value) : undefined
  },
}

/** One form for adding an agency and for changing one. */
export function AgencyForm({ agency, backHref, onDone }: FormProps) {
  const form = useForm<Values, unknown, Given>({
    resolver: zodResolver(formInput),
    defaultValues: agency
      ? { ...agency, madeFrom: agency.version }
      : { madeFrom: 'nothing', name: '', state: '', ori: null, uei: null, county: null, timeZone: null },
    shouldFocusError: false,
  })
  const save = useSave(agency, form.setError, onDone)
  return (
    <CommandForm form={form} command={save} onSend={save.run} saves={saves}>
      <AgencyFields form={form} zone={agency?.timeZone ?? null} />
      <FormActions>
        <LinkButton variant="outline" href={backHref}>
          {agency ? 'Leave it as it is' : 'Do not add it'}
        </LinkButton>
        <Button type="submit" busy={save.pending}>
          {agency ? 'Save the change' : 'Add the agency'}
        </Button>
      </FormActions>
    </CommandForm>
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
  const run = ({ madeFrom, ...given }: Given) =>
    agency ? change.run({ agencyId: agency.agencyId, madeFrom, ...given }) : add.run(given)
  return { ...(agency ? change : add), run }
}
