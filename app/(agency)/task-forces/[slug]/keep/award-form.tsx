'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRef } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { ReasonForm } from '@/app/_client/reason-form'
import { useCommand } from '@/app/_client/use-command'
import { Column, Section } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { FormActions } from '@/app/_ui/form'
import { basisNames, funderNames } from '@/lib/task-forces/fields'
import { type AwardFields, awardFields, withdrawAwardInput } from '@/lib/task-forces/inputs'
import { awardFieldNames } from '@/lib/task-forces/words'
import { AwardParts, type AwardValues, type Form } from './award-parts'
import type { Award } from './awards-kept'
import type { FormProps } from './form-props'

type Values = AwardValues
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
  const start = award ? valuesOf(award) : nothingYet
  const form: Form = useForm<Values, unknown, AwardFields>({
    resolver: zodResolver(awardFields),
    defaultValues: start,
    shouldFocusError: false,
  })
  const save = useSave(force.taskForceId, award, form, onDone)
  return (
    <Column>
      <CommandForm
        form={form}
        command={save}
        onSend={save.send}
        saves={{ names: awardFieldNames, words: wordsFor, onSeen: save.madeFrom }}
      >
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

/** A change is made from what was shown when the form was opened, or from what somebody else saved since and was seen here. */
function useSave(taskForceId: string, award: Award | undefined, { setError }: Form, onDone: () => void) {
  const add = useCommand(api.taskForces.addAward, { setError, onDone })
  const change = useCommand(api.taskForces.changeAward, { setError, onDone })
  const version = useRef(award?.version ?? '')
  const send = (given: AwardFields) =>
    award
      ? change.run({ ...given, awardId: award.awardId, madeFrom: version.current })
      : add.run({ ...given, taskForceId })
  const madeFrom = (seen: string | number) => {
    version.current = String(seen)
  }
  return { ...(award ? change : add), send, madeFrom }
}

const wordsFor = (field: string, value: unknown): string | undefined => {
  if (field === 'funder') return funderNames[value as AwardFields['funder']]
  if (field === 'basis') return value ? basisNames[value as keyof typeof basisNames] : 'nothing'
  return typeof value === 'string' ? value : undefined
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
