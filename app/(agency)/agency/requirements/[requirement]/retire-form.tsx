'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button, LinkButton } from '@/app/_ui/button'
import { DateField, FormActions } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { count } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { retireRequirementInput } from '@/lib/requirements/inputs'
import { todayAt } from '../../../_agency'
import { useStanding } from '../use-standing'
import type { OneProps } from './one'
import { endsWords } from './standing'

type Given = z.infer<typeof retireRequirementInput>
type Props = OneProps & { backHref: string; onDone: () => void }

/** Says what will happen before it does, and from which day. */
export function RetireForm({ requirement, agency, backHref, onDone }: Props) {
  const { requirementId, name } = requirement
  const today = todayAt(agency)
  const now = useStanding(agency.agencyId).standingOf?.(requirementId)
  const form = useForm<Given>({
    resolver: zodResolver(retireRequirementInput),
    defaultValues: { requirementId, retiredOn: today },
    shouldFocusError: false,
  })
  const retire = useCommand(api.requirements.retireRequirement, {
    setError: form.setError,
    onDone,
  })
  const { errors } = form.formState
  return (
    <>
      <PageTitle title={`Retire “${name}”`} lead={`${agency.name} stops asking for it from a day on.`} />
      <CommandForm form={form} command={retire} onSend={(given) => retire.run(given)}>
        <Note kind="caution" title="This cannot be undone">
          <ul>
            {now ? <li>{endsWords(now)}</li> : null}
            <li>From the day you give on, nobody owes it any more.</li>
            <li>What was met or missed before that day stays in the record.</li>
            <li>Credits and certificates are not touched.</li>
            <li>To ask for it again, make a new requirement.</li>
          </ul>
        </Note>
        <DateField
          label="First day on which it is not asked for"
          hint={`Today, ${longDay(today)}, or later`}
          min={today}
          error={errors.retiredOn?.message}
          {...form.register('retiredOn')}
        />
        <FormActions>
          <LinkButton variant="outline" href={backHref}>
            Keep it
          </LinkButton>
          <Button type="submit" busy={retire.pending}>
            {now && now.appliesTo > 0 ? `Retire it for ${count(now.appliesTo, 'person', 'people')}` : 'Retire it'}
          </Button>
        </FormActions>
      </CommandForm>
    </>
  )
}
