'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Column } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { DateField, FormActions } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { isDay } from '@/lib/platform/days'
import { dayBefore, longDay } from '@/lib/platform/words-of-time'
import { endPartnerInput } from '@/lib/task-forces/inputs'
import type { FormProps } from './form-props'
import type { Stretch } from './partners-kept'

type Values = z.input<typeof endPartnerInput>
type Props = FormProps & { partner: Stretch }

/** What it means stands above the button: nobody ends a part without having read it. */
export function EndPartner({ force: { today, kind }, partner, back, onDone }: Props) {
  const { partnerId, side, name, validFrom } = partner
  const form = useForm<Values>({
    resolver: zodResolver(endPartnerInput),
    defaultValues: { partnerId, validTo: today },
    shouldFocusError: false,
  })
  const end = useCommand(api.taskForces.endPartner, { setError: form.setError, onDone })
  const on = useWatch({ control: form.control, name: 'validTo' })
  const leavesGap = kind === 'enhanced-collaborative-model' && side !== 'other'
  return (
    <Column>
      <CommandForm form={form} command={end} onSend={end.run}>
        <DateField
          label="First day on which it is in it no longer"
          error={form.formState.errors.validTo?.message}
          {...form.register('validTo')}
        />
        <Note kind="caution" className="at-gap" title={`The part of ${name} ends`}>
          <p>
            {on === validFrom
              ? 'It ends on the day it begins: it was never in it, and no page shows it. It can be added again from any day.'
              : `${isDay(on) ? `Its last day is ${longDay(dayBefore(on))}. ` : ''}It stays on the page among the former partners.`}
            {leavesGap
              ? ' From then on the page says that this side of the task force is missing, until another partner is added.'
              : ''}
          </p>
        </Note>
        <FormActions>
          <LinkButton variant="outline" href={back}>
            Do not end it
          </LinkButton>
          <Button type="submit" busy={end.pending}>
            End it
          </Button>
        </FormActions>
      </CommandForm>
    </Column>
  )
}
