'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useFollowed } from '@/app/_client/followed'
import { Loaded } from '@/app/_client/loaded'
import { blankIsNothing } from '@/app/_client/typed'
import { useCommand } from '@/app/_client/use-command'
import { Section } from '@/app/_ui/arrange'
import { Button } from '@/app/_ui/button'
import { Facts } from '@/app/_ui/facts'
import { DateField, SelectField } from '@/app/_ui/form'
import { longDay } from '@/lib/platform/words-of-time'
import {
  keepOwnDatesInput,
  type OwnDateKind,
  ownDateFields,
  ownDateKinds,
  ownDateLabels,
  ownDateSaid,
  type ownDatesShape,
  startKinds,
} from '@/lib/requirements/engine/own-dates'
import type { MemberProps } from './member'

type Kept = z.infer<typeof ownDatesShape>

/** Days of the person that rules may count from: for a coordinator to keep, for others to read. */
export function OwnDates({ member, agency }: MemberProps) {
  const whose = { agencyId: agency.agencyId, personId: member.personId }
  const query = useQuery(api.requirements.getOwnDates.queryOptions({ input: whose }))
  return (
    <Section id="dates" title="Days that rules count from">
      <Loaded query={query} lines={5}>
        {(kept) =>
          kept.mayKeep ? (
            <DatesForm key={member.personId} kept={kept} whose={whose} />
          ) : (
            <Facts
              items={ownDateKinds.map((kind) => ({
                label: ownDateLabels[kind],
                value: saidOf(kind, kept[ownDateFields[kind]]),
              }))}
            />
          )
        }
      </Loaded>
    </Section>
  )
}

const saidOf = (kind: OwnDateKind, on: string | null) => (on ? ownDateSaid(kind, on, longDay) : 'none')
const kindOf = (field: string) => ownDateKinds.find((kind) => ownDateFields[kind] === field) ?? 'license'
const months = Array.from({ length: 12 }, (_, i) => {
  const value = `2000-${String(i + 1).padStart(2, '0')}-01`
  return { value, label: ownDateSaid('birth-month', value, longDay) }
})

const names = Object.fromEntries(ownDateKinds.map((kind) => [ownDateFields[kind], ownDateLabels[kind]]))

function DatesForm({ kept, whose }: { kept: Kept; whose: { agencyId: string; personId: string } }) {
  const { version, mayKeep: _, ...dates } = kept
  const form = useForm<z.input<typeof keepOwnDatesInput>, unknown, z.output<typeof keepOwnDatesInput>>({
    resolver: zodResolver(keepOwnDatesInput),
    defaultValues: { ...whose, ...dates, madeFrom: version },
    shouldFocusError: false,
  })
  const saved = useFollowed(form, {
    ...{ version, values: dates },
    onVersion: (seen) => form.setValue('madeFrom', seen as typeof version),
  })
  const keep = useCommand(api.requirements.keepOwnDates, {
    setError: form.setError,
    onDone: (done) => saved(done.version),
  })
  const { errors } = form.formState
  return (
    <CommandForm
      form={form}
      command={keep}
      onSend={keep.run}
      done={keep.done && 'These days are kept'}
      saves={{ names, words: (field, value) => saidOf(kindOf(field), typeof value === 'string' ? value : null) }}
    >
      <p>Only what a rule asks for is needed. What is owed by it is worked out again when a day changes.</p>
      {startKinds.map((kind) => (
        <DateField
          key={kind}
          label={ownDateLabels[kind]}
          optional
          error={errors[ownDateFields[kind]]?.message}
          {...form.register(ownDateFields[kind], { setValueAs: blankIsNothing })}
        />
      ))}
      <SelectField
        label={ownDateLabels['birth-month']}
        optional
        hint="Only where a rule follows it, as some licenses do. Neither the day nor the year of birth is kept."
        error={errors.birthMonth?.message}
        {...form.register('birthMonth', { setValueAs: blankIsNothing })}
        empty="Not kept"
        options={months}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={keep.pending}>
          Keep these days
        </Button>
      </p>
    </CommandForm>
  )
}
