'use client'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useFollowed } from '@/app/_client/followed'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { SelectField, TextField } from '@/app/_ui/form'
import { monthAndYear } from '@/lib/platform/words-of-time'
import type { Hours } from './address'

const months = Array.from({ length: 12 }, (_, i) => ({
  value: String(i + 1),
  label: monthAndYear(`2026-${String(i + 1).padStart(2, '0')}-01`).split(' ')[0] ?? '',
}))

type Props = { agencyId: string; settings: Pick<Hours, 'yearStartsIn' | 'hourCents' | 'version'> }

/** When the fiscal year begins and what an hour costs: for coordinators. */
export function SettingsForm({ agencyId, settings: { yearStartsIn, hourCents, version } }: Props) {
  const values = {
    yearStartsIn: yearStartsIn === null ? '' : String(yearStartsIn),
    hourCents: hourCents === null ? '' : (hourCents / 100).toFixed(2),
  }
  const form = useForm<typeof values & { madeFrom: Props['settings']['version'] }>({
    defaultValues: { ...values, madeFrom: version },
    shouldFocusError: false,
  })
  const saved = useFollowed(form, {
    ...{ version, values },
    onVersion: (seen) => form.setValue('madeFrom', seen as typeof version),
  })
  const change = useCommand(api.agencies.changeHourSettings, {
    setError: form.setError,
    onDone: (done) => saved(done.version),
  })
  const { errors } = form.formState
  return (
    <details className="at-section at-noprint at-measure">
      <summary>How this agency counts</summary>
      <CommandForm
        form={form}
        command={change}
        done={change.done && 'Saved.'}
        onSend={(given) =>
          change.run({
            ...{ agencyId, madeFrom: given.madeFrom },
            yearStartsIn: given.yearStartsIn ? Number(given.yearStartsIn) : null,
            hourCents: centsTyped(given.hourCents),
          })
        }
      >
        <SelectField
          label="The fiscal year begins in"
          empty="Not said"
          options={months}
          error={errors.yearStartsIn?.message}
          {...form.register('yearStartsIn')}
        />
        <TextField
          label="Cost of an hour of work, in dollars"
          short
          optional
          inputMode="decimal"
          hint="With it the preview of a requirement says what its hours cost."
          error={errors.hourCents?.message}
          {...form.register('hourCents')}
        />
        <p className="at-gap">
          <Button type="submit" variant="outline" busy={change.pending}>
            Save
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}

/** What is no amount is sent as none that can be, so that the answer says so. */
function centsTyped(typed: string): number | null {
  const text = typed.trim().replace(/^\$/, '')
  if (text === '') return null
  return /^\d{1,6}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : 0
}
