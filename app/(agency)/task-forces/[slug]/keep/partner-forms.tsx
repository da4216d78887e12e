'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Column } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { DateField, Fields, FormActions, FormPart, SelectField, TextField } from '@/app/_ui/form'
import { choicesOf } from '@/app/(admin)/admin/words'
import { sideNames, type TaskForceSide, taskForceSides } from '@/lib/task-forces/fields'
import { addPartnerInput, changePartnerInput } from '@/lib/task-forces/inputs'
import { partnerFieldNames } from '@/lib/task-forces/words'
import { partnerNames } from '../../_form/field-names'
import { FindAgency, type Found } from '../../_form/find-agency'
import { sideOf } from '../../_form/side-of'
import type { FormProps } from './form-props'
import type { Stretch } from './partners-kept'

type Added = z.input<typeof addPartnerInput>
type GivenAdded = z.output<typeof addPartnerInput>

const sideFrom = (asked: string | null): TaskForceSide | undefined => taskForceSides.find((each) => each === asked)

/** An agency of the record, or anybody else by name. */
export function AddPartner({ force, back, onDone }: FormProps) {
  const asked = sideFrom(useSearchParams().get('side'))
  const [agency, setAgency] = useState<Found | null>(null)
  const form = useForm<Added, unknown, GivenAdded>({
    resolver: zodResolver(addPartnerInput),
    defaultValues: {
      ...{ taskForceId: force.taskForceId, agencyId: null, name: '', validFrom: force.today },
      ...(asked ? { side: asked } : {}),
    },
    shouldFocusError: false,
  })
  const add = useCommand(api.taskForces.addPartner, { setError: form.setError, onDone })
  const { errors } = form.formState
  const choose = (found: Found | null) => {
    setAgency(found)
    form.setValue('agencyId', found?.agencyId ?? null)
    form.setValue('name', '')
    if (found && !asked) form.setValue('side', sideOf(found))
  }
  return (
    <Column>
      <CommandForm form={form} command={add} onSend={add.run}>
        <FormPart legend="Who">
          {agency ? (
            <p className="at-row" id="agencyId">
              <b>{agency.name}</b>
              <Button variant="link" onClick={() => choose(null)}>
                Choose another
              </Button>
            </p>
          ) : (
            <>
              <FindAgency
                label="An agency of the record"
                chosen={inIt(force)}
                onFound={choose}
                error={errors.agencyId?.message}
              />
              <TextField
                label="Or somebody else, by name"
                optional
                hint="For example an FBI field office or the U.S. Attorney’s Office"
                error={errors.name?.message}
                {...form.register('name')}
              />
            </>
          )}
        </FormPart>
        <Fields>
          <SelectField
            label={partnerNames.side}
            error={errors.side?.message}
            {...form.register('side')}
            empty="Choose a side"
            options={choicesOf(sideNames)}
          />
          <DateField label={partnerNames.validFrom} error={errors.validFrom?.message} {...form.register('validFrom')} />
        </Fields>
        <FormActions>
          <LinkButton variant="outline" href={back}>
            Do not add it
          </LinkButton>
          <Button type="submit" busy={add.pending}>
            Add it
          </Button>
        </FormActions>
      </CommandForm>
    </Column>
  )
}

const inIt = ({ present, ahead }: FormProps['force']) =>
  [...present, ...ahead].flatMap(({ agencyId }) => (agencyId ? [agencyId] : []))

type Changed = z.input<typeof changePartnerInput>

/** For what was written down wrongly; who leaves is ended instead. */
export function CorrectPartner({ partner, back, onDone }: FormProps & { partner: Stretch }) {
  const { partnerId, version, side, validFrom, validTo } = partner
  const form = useForm<Changed, unknown, z.output<typeof changePartnerInput>>({
    resolver: zodResolver(changePartnerInput),
    defaultValues: { partnerId, madeFrom: version, side, validFrom, validTo: validTo ?? '' },
    shouldFocusError: false,
  })
  const save = useCommand(api.taskForces.changePartner, { setError: form.setError, onDone })
  const { errors } = form.formState
  return (
    <Column>
      <p>For what was written down wrongly. Who leaves the task force is ended instead.</p>
      <CommandForm form={form} command={save} onSend={save.run} saves={{ names: partnerFieldNames, words: wordsFor }}>
        <SelectField
          label={partnerNames.side}
          error={errors.side?.message}
          {...form.register('side')}
          options={choicesOf(sideNames)}
        />
        <Fields>
          <DateField label={partnerNames.validFrom} error={errors.validFrom?.message} {...form.register('validFrom')} />
          <DateField
            label={partnerNames.validTo}
            optional
            hint="The first day on which it was in it no longer"
            error={errors.validTo?.message}
            {...form.register('validTo')}
          />
        </Fields>
        <FormActions>
          <LinkButton variant="outline" href={back}>
            Leave it as it is
          </LinkButton>
          <Button type="submit" busy={save.pending}>
            Save the correction
          </Button>
        </FormActions>
      </CommandForm>
    </Column>
  )
}

const wordsFor = (field: string, value: unknown) =>
  field === 'side' ? sideNames[value as TaskForceSide] : typeof value === 'string' ? value : undefined
