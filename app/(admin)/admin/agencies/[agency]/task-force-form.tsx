'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type UseFormReturn, useFieldArray, useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button, LinkButton } from '@/app/_ui/button'
import { Fields, FormActions, FormPart, SelectField, TextField } from '@/app/_ui/form'
import { stateChoices } from '@/lib/platform/states'
import { sideNames, type TaskForceSide, taskForceKindNames } from '@/lib/task-forces/fields'
import { formTaskForceInput } from '@/lib/task-forces/inputs'
import { type Agency, choicesOf } from '../../words'
import { FindPartner, type Found } from './find-partner'

type Input = z.input<typeof formTaskForceInput>
/** The names stand beside the ids for the person who fills the form in; they are not sent. */
type Values = Omit<Input, 'partners'> & { partners: (Input['partners'][number] & { name: string })[] }
type Given = z.output<typeof formTaskForceInput>
type Form = UseFormReturn<Values, unknown, Given>
type Props = { agency: Agency; backHref: string; onDone: () => void }

const sideOf = ({ kind }: Pick<Agency, 'kind'>): TaskForceSide =>
  kind === 'law-enforcement' || kind === 'victim-services' ? kind : 'other'

export function TaskForceForm({ agency, backHref, onDone }: Props) {
  const form: Form = useForm<Values, unknown, Given>({
    resolver: zodResolver(formTaskForceInput) as never,
    defaultValues: {
      name: '',
      state: agency.state,
      servedStates: [agency.state],
      partners: [{ agencyId: agency.agencyId, name: agency.name, side: sideOf(agency) }],
    },
    shouldFocusError: false,
  })
  const save = useCommand(api.taskForces.formTaskForce, {
    setError: form.setError,
    onDone,
  })
  const { errors } = form.formState
  return (
    <CommandForm form={form} command={save} onSend={(given) => save.run(given)}>
      <TextField label="Name" error={errors.name?.message} {...form.register('name')} />
      <SelectField
        label="Kind"
        error={errors.kind?.message}
        {...form.register('kind')}
        empty="Choose a kind"
        options={choicesOf(taskForceKindNames)}
      />
      <SelectField
        label="State or territory"
        error={errors.state?.message}
        {...form.register('state')}
        options={stateChoices}
      />
      <Partners form={form} />
      <FormActions>
        <LinkButton variant="outline" href={backHref}>
          Do not form it
        </LinkButton>
        <Button type="submit" busy={save.pending}>
          Form the task force
        </Button>
      </FormActions>
    </CommandForm>
  )
}

function Partners({ form }: { form: Form }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'partners' })
  const error = form.formState.errors.partners
  const add = ({ agencyId, name, kind }: Found) =>
    append({ agencyId, name, side: sideOf({ kind }) }, { shouldFocus: false })
  return (
    <FormPart legend="Partner agencies">
      <ul id="partners" className="at-list" tabIndex={-1}>
        {fields.map(({ id, name }, place) => (
          <li key={id}>
            <Fields>
              <SelectField
                label={name}
                hint="On which side"
                {...form.register(`partners.${place}.side`)}
                options={choicesOf(sideNames)}
              />
            </Fields>
            {place > 0 ? (
              <p className="at-gap">
                <Button small variant="outline" onClick={() => remove(place)}>
                  Leave it out<span className="at-hide">: {name}</span>
                </Button>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <FindPartner
        chosen={fields.flatMap(({ agencyId }) => agencyId ?? [])}
        error={error?.root?.message ?? error?.message}
        onFound={add}
      />
    </FormPart>
  )
}
