'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import type { Me } from '@/lib/agencies/me-shape'
import { changeProfileInput } from '@/lib/identity/inputs'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { Loaded, PleaseSignIn } from '../../_client/loaded'
import { useCommand } from '../../_client/use-command'
import { Button } from '../../_ui/button'
import { Facts } from '../../_ui/facts'
import { SelectField, TextField } from '../../_ui/form'

export function ProfileScreen() {
  const query = useQuery(api.identity.getMe.queryOptions())
  return (
    <Loaded query={query}>{(me) => (me.person ? <Profile person={me.person} me={me} /> : <PleaseSignIn />)}</Loaded>
  )
}

/** Zones of the states and territories, in the words people use. */
const ZONES = [
  { value: 'America/New_York', label: 'Eastern' },
  { value: 'America/Chicago', label: 'Central' },
  { value: 'America/Denver', label: 'Mountain' },
  { value: 'America/Phoenix', label: 'Arizona' },
  { value: 'America/Los_Angeles', label: 'Pacific' },
  { value: 'America/Anchorage', label: 'Alaska' },
  { value: 'Pacific/Honolulu', label: 'Hawaii' },
  { value: 'America/Puerto_Rico', label: 'Atlantic (Puerto Rico)' },
  { value: 'Pacific/Guam', label: 'Chamorro (Guam, Northern Marianas)' },
  { value: 'Pacific/Pago_Pago', label: 'Samoa' },
]

type Given = z.infer<typeof changeProfileInput>

function Profile({ person, me }: { person: NonNullable<Me['person']>; me: Me }) {
  const { givenName, familyName, timeZone } = person
  const form = useForm<Given>({
    resolver: zodResolver(changeProfileInput),
    defaultValues: { givenName, familyName, timeZone },
  })
  const { errors } = form.formState
  const save = useCommand(api.identity.changeProfile, { setError: form.setError })
  return (
    <div className="at-stack">
      <Facts
        items={[
          { label: 'E-mail', value: person.email ?? 'none' },
          {
            label: 'Serves',
            value:
              me.serves.map((each) => [each.name, each.position].filter(Boolean).join(', ')).join('; ') ||
              'no agency now',
          },
        ]}
      />
      <CommandForm
        form={form}
        command={save}
        onSend={(given) => save.run(given)}
        done={save.done && 'Saved'}
        className="at-card at-form"
      >
        <TextField
          label="First name"
          hint="Leave it empty if there is one name; that one is the last name."
          autoComplete="given-name"
          error={errors.givenName?.message}
          {...form.register('givenName')}
        />
        <TextField
          label="Last name"
          autoComplete="family-name"
          error={errors.familyName?.message}
          {...form.register('familyName')}
        />
        <SelectField
          label="Show times in"
          hint="Deadlines of an agency follow the agency’s own zone."
          error={errors.timeZone?.message}
          {...form.register('timeZone', { setValueAs: (value: string | null) => value || null })}
          options={ZONES}
          empty="The zone of my agency"
        />
        <p className="at-gap">
          <Button type="submit" busy={save.pending}>
            Save
          </Button>
        </p>
      </CommandForm>
    </div>
  )
}
