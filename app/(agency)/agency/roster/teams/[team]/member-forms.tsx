'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { blankIsNothing } from '@/app/_client/typed'
import { useCommand } from '@/app/_client/use-command'
import { Button, LinkButton } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/choice'
import { DateField, FormActions } from '@/app/_ui/form'
import { addTeamMembersInput, changeTeamMemberInput, MOST_ADDED, teamMemberFields } from '@/lib/agencies/team-inputs'
import { count } from '@/lib/platform/words'
import type { Person } from '../../../_people/find-people'
import { PeopleField } from '../../../_people/people-field'
import { dayOrNone, type Member, type Team } from './team'

type AddProps = { team: Team; today: string; inIt: readonly string[] }

/** People of the roster, from a day on. */
export function AddPeople({ team: { teamId, agencyId }, today, inIt }: AddProps) {
  const [people, setPeople] = useState<Person[]>([])
  const form = useForm<z.infer<typeof addTeamMembersInput>>({
    resolver: zodResolver(addTeamMembersInput),
    defaultValues: { teamId, personIds: [], firstOn: today },
    shouldFocusError: false,
  })
  const choose = (chosen: Person[]) => {
    setPeople(chosen)
    form.setValue(
      'personIds',
      chosen.map(({ personId }) => personId),
    )
  }
  const add = useCommand(api.agencies.addTeamMembers, {
    setError: form.setError,
    onDone: () => {
      setPeople([])
      form.reset({ ...form.getValues(), personIds: [] })
    },
  })
  const { errors } = form.formState
  return (
    <CommandForm form={form} command={add} onSend={add.run} done={add.done && 'They were added'}>
      <PeopleField
        {...{ agencyId, people, most: MOST_ADDED, chosen: inIt }}
        name="personIds"
        error={errors.personIds?.message}
        whenFull="Add them, and then the others."
        onChange={choose}
      />
      <DateField
        label="First day in the team"
        hint="What is asked of the team is asked of them from this day on."
        error={errors.firstOn?.message}
        {...form.register('firstOn')}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={add.pending}>
          {people.length > 0 ? `Add ${count(people.length, 'person', 'people')}` : 'Add them'}
        </Button>
      </p>
    </CommandForm>
  )
}

type DaysProps = { member: Member; backHref: string; onDone: () => void }

/** Ends somebody's days in the team, or puts them right. */
export function DaysForm({ member: { memberId, version, firstOn, lastOn }, backHref, onDone }: DaysProps) {
  const form = useForm<z.input<typeof changeTeamMemberInput>, unknown, z.output<typeof changeTeamMemberInput>>({
    resolver: zodResolver(changeTeamMemberInput),
    defaultValues: { memberId, madeFrom: version, firstOn, lastOn, isMistake: false },
    shouldFocusError: false,
  })
  const change = useCommand(api.agencies.changeTeamMember, { setError: form.setError, onDone })
  const { errors } = form.formState
  return (
    <CommandForm form={form} command={change} onSend={change.run} saves={{ names: teamMemberFields, words: dayOrNone }}>
      <DateField label="First day" error={errors.firstOn?.message} {...form.register('firstOn')} />
      <DateField
        label="Last day"
        optional
        hint="Leave it empty while they are in the team. From the day after, nothing that is for the team is asked of them."
        error={errors.lastOn?.message}
        {...form.register('lastOn', { setValueAs: blankIsNothing })}
      />
      <Checkbox
        label="They never were in it"
        hint="For what was written down wrongly: it is as if it had not been."
        {...form.register('isMistake')}
      />
      <FormActions>
        <LinkButton variant="outline" href={backHref}>
          Leave it as it is
        </LinkButton>
        <Button type="submit" busy={change.pending}>
          Save these days
        </Button>
      </FormActions>
    </CommandForm>
  )
}
