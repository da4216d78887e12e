'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { type UseFormReturn, useFieldArray, useForm, useWatch } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { draftName, forgetDraft, readDraft, useDraft } from '@/app/_client/draft'
import type { KeyPlace } from '@/app/_client/keyed'
import { LeaveOut } from '@/app/_client/leave-out'
import { useMe } from '@/app/_client/me'
import { Restored } from '@/app/_client/restored'
import { useCommand } from '@/app/_client/use-command'
import { Column } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { DateField, Fields, FormActions, FormPart, SelectField } from '@/app/_ui/form'
import { Loading } from '@/app/_ui/loading'
import { type Agency, choicesOf } from '@/app/(admin)/admin/words'
import { sideNames, taskForceKindNames } from '@/lib/task-forces/fields'
import { formTaskForceInput } from '@/lib/task-forces/inputs'
import { FindAgency, type Found } from '../_form/find-agency'
import { DoesPart, type ForceForm, ListingPart, NamePart, ReachPart, ServedPart } from '../_form/force-fields'
import { sideOf } from '../_form/side-of'

type Values = z.input<typeof formTaskForceInput>
type Given = z.output<typeof formTaskForceInput>
type Form = UseFormReturn<Values, unknown, Given>
type Props = { agency: Agency | null; onDone: (made: { slug: string }) => void }

const partnerOf = (agency: Found): Values['partners'][number] => ({
  ...{ agencyId: agency.agencyId, name: agency.name, side: sideOf(agency) },
})

export const startOf = (agency: Agency | null): Values => ({
  ...{ name: '', kind: '' as Values['kind'], state: agency?.state ?? '', servedStates: [], servedCounties: [] },
  ...{ servedWords: '', postalCode: '', phone: '', email: '', url: '', lawEnforcementDoes: '', victimServicesDoes: '' },
  ...{ since: '', endedOn: '', listingSlug: '', key: undefined },
  partners: agency ? [partnerOf(agency)] : [],
})

/** What is typed outlives a reload. */
export function NewForm(props: Props) {
  const personId = useMe().me?.person?.id
  return personId ? <OwnForm {...props} personId={personId} /> : <Loading lines={10} />
}

function OwnForm({ agency, onDone, personId }: Props & { personId: string }) {
  const draft = draftName(personId, `task-force.${agency?.agencyId ?? 'new'}`)
  const [kept] = useState(() => readDraft<Values>(draft, startOf(agency)))
  const form: Form = useForm<Values, unknown, Given>({
    resolver: zodResolver(formTaskForceInput) as never,
    defaultValues: kept.values,
    shouldFocusError: false,
  })
  useDraft(form, draft)
  const save = useCommand(api.taskForces.formTaskForce, {
    setError: form.setError,
    key: keyIn(form),
    onDone: (made) => {
      forgetDraft(draft)
      onDone(made)
    },
  })
  const beginAnew = () => {
    form.reset(startOf(agency))
    forgetDraft(draft)
  }
  const state = useWatch({ control: form.control, name: 'state' })
  const parts = { register: form.register, errors: form.formState.errors } as unknown as ForceForm
  /** The names of agencies stand here for the reader; what is sent names them by id alone. */
  const send = ({ partners, ...rest }: Given) =>
    save.run({ ...rest, partners: partners.map((each) => (each.agencyId ? { ...each, name: '' } : each)) })
  return (
    <Column>
      <CommandForm form={form} command={save} onSend={send}>
        {kept.restored ? <Restored onForget={beginAnew} /> : null}
        <SelectField
          label="Kind"
          error={form.formState.errors.kind?.message}
          {...form.register('kind')}
          empty="Choose a kind"
          options={choicesOf(taskForceKindNames)}
        />
        <NamePart {...parts} />
        <Partners form={form} />
        <ServedPart {...parts} />
        <ReachPart {...parts} />
        <DoesPart {...parts} />
        <ListingPart {...parts} state={state} chosen="" />
        <FormActions>
          <LinkButton variant="outline" href={agency ? `/admin/agencies/${agency.agencyId}` : '/task-forces'}>
            Do not form it
          </LinkButton>
          <Button type="submit" busy={save.pending}>
            Form the task force
          </Button>
        </FormActions>
      </CommandForm>
    </Column>
  )
}

/** Kept with what is typed: sent once more after a reload, it is formed once. */
export const keyIn = ({ getValues, setValue }: Pick<Form, 'getValues' | 'setValue'>): KeyPlace => ({
  get current() {
    return getValues('key') || null
  },
  set current(key) {
    setValue('key', key ?? undefined)
  },
})

function Partners({ form }: { form: Form }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'partners' })
  const errors = form.formState.errors.partners
  return (
    <FormPart legend="Partner agencies">
      <ul id="partners" className="at-list" tabIndex={-1}>
        {fields.map(({ id, name }, place) => (
          <li key={id}>
            <Fields>
              <SelectField
                label={name}
                hint="On which side"
                error={errors?.[place]?.side?.message}
                {...form.register(`partners.${place}.side`)}
                options={choicesOf(sideNames)}
              />
              <DateField
                label={`Since when${fields.length > 1 ? `: ${name}` : ''}`}
                optional
                error={errors?.[place]?.validFrom?.message}
                {...form.register(`partners.${place}.validFrom`, { setValueAs: (day: unknown) => day || undefined })}
              />
            </Fields>
            <p className="at-gap">
              <LeaveOut small variant="outline" onLeave={() => remove(place)}>
                Leave it out<span className="at-hide">: {name}</span>
              </LeaveOut>
            </p>
          </li>
        ))}
      </ul>
      <FindAgency
        label={fields.length > 0 ? 'Another agency' : 'An agency'}
        chosen={fields.flatMap(({ agencyId }) => (agencyId ? [agencyId] : []))}
        error={errors?.root?.message ?? errors?.message}
        onFound={(found) => append(partnerOf(found), { shouldFocus: false })}
      />
    </FormPart>
  )
}
