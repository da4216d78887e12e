'use client'
import type { ReactNode } from 'react'
import { type UseFormRegisterReturn, useWatch } from 'react-hook-form'
import { RadioGroup } from '@/app/_ui/choice'
import { FormPart, SelectField } from '@/app/_ui/form'
import { heldRoles } from '@/lib/agencies/kinds'
import { teamWords } from '@/lib/agencies/team-inputs'
import { roleWords } from '@/lib/agencies/words'
import { capital, count } from '@/lib/platform/words'
import { shortDay } from '@/lib/platform/words-of-time'
import { MOST_NAMED } from '@/lib/requirements/inputs'
import { blankIsNothing } from '../../../../_client/typed'
import type { Person } from '../../_people/find-people'
import { PeopleField } from '../../_people/people-field'
import { type Choices, type ChoosingProps, employmentOptions, messageAt, unitOptions } from './choices'
import { NarrowPart } from './narrow-part'
import { PositionField } from './position-field'

export function WhomPart({ form, choices }: ChoosingProps) {
  const { register, formState, control } = form
  const [agencyId, population, people] = useWatch({ control, name: ['agencyId', 'population', 'people'] })
  const { errors } = formState
  return (
    <WhomFields
      register={register}
      errors={{ ...errors, people: { message: errors.people?.message ?? messageAt(errors, 'personIds') } }}
      population={population}
      choices={choices}
      heldTeamId={formState.defaultValues?.teamId}
      named={{ agencyId, people, onChange: (chosen) => form.setValue('people', chosen, { shouldDirty: true }) }}
    >
      {population === 'people' ? null : <NarrowPart form={form} choices={choices} />}
    </WhomFields>
  )
}

type WhomField = 'population' | 'unitId' | 'position' | 'employment' | 'role' | 'teamId'
type WhomProps = {
  register: (name: WhomField, options?: { setValueAs: (typed: unknown) => unknown }) => UseFormRegisterReturn
  errors: { [Field in WhomField | 'people']?: { message?: string | undefined } | undefined }
  population: string | undefined
  choices: Choices
  /** The team that the rule is for as it is, which stays on the list when it has ended. */
  heldTeamId?: string | null | undefined
  named: { agencyId: string; people: readonly Person[]; onChange: (people: Person[]) => void }
  children?: ReactNode
}

/** Whom it is for, in any form that has these fields. */
export function WhomFields({ register, errors, population, choices, heldTeamId, named, children }: WhomProps) {
  return (
    <FormPart legend="For whom">
      <RadioGroup
        label="It is for"
        error={errors.population?.message}
        {...register('population')}
        options={[
          { value: 'everyone', label: 'Everyone in the agency' },
          { value: 'unit', label: 'A unit and those below it' },
          { value: 'position', label: 'Everyone with a certain position' },
          { value: 'employment', label: 'Everyone who serves in a certain way' },
          { value: 'role', label: 'Everyone who holds a certain role here' },
          { value: 'team', label: 'A grant, a task force or another team' },
          { value: 'people', label: 'People by name' },
        ]}
      />
      {population === 'unit' ? (
        <SelectField
          label="Unit"
          error={errors.unitId?.message}
          {...register('unitId', { setValueAs: blankIsNothing })}
          empty="Choose a unit"
          options={unitOptions(choices)}
        />
      ) : null}
      {population === 'employment' ? (
        <SelectField
          label="They serve as"
          error={errors.employment?.message}
          {...register('employment', { setValueAs: blankIsNothing })}
          empty="Choose how people serve"
          options={employmentOptions}
        />
      ) : null}
      {population === 'role' ? (
        <SelectField
          label="Role"
          hint="Whoever is given it later is asked from that day on, and whoever gives it up no longer."
          error={errors.role?.message}
          {...register('role', { setValueAs: blankIsNothing })}
          empty="Choose a role"
          options={heldRoles.map((value) => ({ value, label: roleWords[value] }))}
        />
      ) : null}
      {population === 'position' ? (
        <PositionField
          label="Position"
          hint="As the roster has it. Capital and small letters are the same."
          choices={choices}
          error={errors.position?.message}
          {...register('position', { setValueAs: blankIsNothing })}
        />
      ) : null}
      {population === 'team' ? (
        <SelectField
          label="Team"
          hint={
            choices.teams.length === 0
              ? 'There is none yet: make one on the roster, under Teams, and say who is in it.'
              : 'Whoever joins it later is asked from that day on, and whoever leaves it no longer.'
          }
          error={errors.teamId?.message}
          {...register('teamId', { setValueAs: blankIsNothing })}
          empty="Choose a team"
          options={choices.teams.flatMap(({ teamId, isOver, members, lastOn, ...team }) => {
            if (isOver && teamId !== heldTeamId) return []
            const people = lastOn ? `until ${shortDay(lastOn)}` : count(members, 'person', 'people')
            return [{ value: teamId, label: `${capital(teamWords(team).slice('the '.length))}, ${people}` }]
          })}
        />
      ) : null}
      {population === 'people' ? (
        <PeopleField
          {...named}
          name="people"
          most={MOST_NAMED}
          error={errors.people?.message}
          whenFull="For more, choose a team, a unit or a position."
        />
      ) : null}
      {children}
    </FormPart>
  )
}
