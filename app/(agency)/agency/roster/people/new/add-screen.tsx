'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { type UseFormRegister, useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Button, LinkButton } from '@/app/_ui/button'
import { Forbidden } from '@/app/_ui/forbidden'
import { DateField, FormActions, TextField } from '@/app/_ui/form'
import { PageTitle } from '@/app/_ui/title'
import { addToRosterInput } from '@/lib/interop/roster/inputs'
import { type Agency, ForAgency, type ToScreen, todayAt } from '../../../../_agency'
import { ServiceFields, type ServiceValues } from '../service-fields'

/** One person comes to the agency. */
export function AddScreen() {
  return (
    <ForAgency lines={8}>
      {(agency, to) => (agency.mayChange ? <AddForm key={agency.agencyId} agency={agency} to={to} /> : <Forbidden />)}
    </ForAgency>
  )
}

type Given = z.output<typeof addToRosterInput>

function AddForm({ agency, to }: { agency: Agency; to: ToScreen }) {
  const router = useRouter()
  const { agencyId } = agency
  const form = useForm<Given>({
    resolver: zodResolver(addToRosterInput) as never,
    defaultValues: { agencyId, givenName: '', familyName: '', employment: 'sworn', startsOn: todayAt(agency) },
    shouldFocusError: false,
  })
  const add = useCommand(api.roster.addToRoster, {
    setError: form.setError,
    onDone: ({ personId }) => router.push(to(`/agency/roster/people/${personId}`)),
  })
  const { errors } = form.formState
  return (
    <>
      <Breadcrumb items={[{ label: 'People', href: to('/agency/roster/people') }, { label: 'Add one person' }]} />
      <PageTitle title="Add one person" lead={`They owe what ${agency.name} asks for from their first day on.`} />
      <CommandForm form={form} command={add} onSend={(given) => add.run(given)}>
        <TextField
          label="First name"
          hint="Leave it empty if there is one name; that one is the last name."
          error={errors.givenName?.message}
          {...form.register('givenName')}
        />
        <TextField label="Last name" error={errors.familyName?.message} {...form.register('familyName')} />
        <TextField
          label="E-mail"
          optional
          type="email"
          hint="Their own address, not a shared one: they sign in with it. Somebody already known by it keeps their record."
          error={errors.email?.message}
          {...form.register('email', { setValueAs: (value: string | null) => value?.trim() || null })}
        />
        <ServiceFields
          agencyId={agencyId}
          register={form.register as unknown as UseFormRegister<ServiceValues>}
          errors={errors}
        />
        <DateField
          label="First day of service"
          hint="Training that is due some days after the start counts from it."
          error={errors.startsOn?.message}
          {...form.register('startsOn')}
        />
        <FormActions>
          <LinkButton variant="outline" href={to('/agency/roster/people')}>
            Back
          </LinkButton>
          <Button type="submit" busy={add.pending}>
            Add to the roster
          </Button>
        </FormActions>
      </CommandForm>
    </>
  )
}
