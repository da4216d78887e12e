'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Section } from '@/app/_ui/arrange'
import { Button } from '@/app/_ui/button'
import { SelectField, TextArea } from '@/app/_ui/form'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { CreditTable } from '@/app/(learner)/transcript/credit-table'
import { hours } from '@/lib/platform/words'
import { shortDay } from '@/lib/platform/words-of-time'
import { reverseCreditInput } from '@/lib/records/inputs'
import type { Agency, ToScreen } from '../../../_agency'
import type { PersonRecord } from './record'

type Props = { record: PersonRecord; agency: Agency; to: ToScreen }

/** The ledger of the person, and the one way to correct it. */
export function PersonCredits({ record, agency, to }: Props) {
  const { credits, totals, moreCredits } = record
  const standing = credits.filter(({ reversed }) => !reversed)
  return (
    <Section id="credits" title="Credits" count={`${hours(totals.creditMinutes)} in all`}>
      {credits.length === 0 ? (
        <p>Nothing was recorded up to this day.</p>
      ) : (
        <CreditTable caption="Credits" items={credits} />
      )}
      <p className="at-small at-noprint">
        <Link href={to(`/agency/hours/${record.personId}`)}>Hours by topic, priority, provider and month</Link>
      </p>
      {moreCredits ? (
        <p className="at-small at-soft">
          Older credits are not shown here; the transcript of the person holds them all.
        </p>
      ) : null}
      {record.mayCorrect && agency.mayChange && standing.length > 0 ? <Correction credits={standing} /> : null}
    </Section>
  )
}

function Correction({ credits }: { credits: PersonRecord['credits'] }) {
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <p className="at-small at-noprint">
        <Button variant="link" onClick={() => setOpen(true)}>
          Take back a credit that is wrong
        </Button>
      </p>
    )
  }
  return <ReversalForm credits={credits} onClose={() => setOpen(false)} />
}

function ReversalForm({ credits, onClose }: { credits: PersonRecord['credits']; onClose: () => void }) {
  const form = useForm<z.infer<typeof reverseCreditInput>>({
    resolver: zodResolver(reverseCreditInput),
    shouldFocusError: false,
    defaultValues: { creditId: credits[0]?.creditId ?? '', reason: '' },
  })
  const { errors } = form.formState
  const reverse = useCommand(api.records.reverseCredit, {
    setError: form.setError,
    onDone: onClose,
  })
  return (
    <CommandForm
      form={form}
      command={reverse}
      onSend={(given) => reverse.run(given)}
      className="at-card at-form at-gap at-noprint"
    >
      <h3>Take back a credit</h3>
      <Note kind="caution" title="This cannot be undone">
        The credit stays in the ledger beside an entry that takes it back with your reason. Its certificate answers
        “revoked” from then on, and what the person owes is worked out again.
      </Note>
      <SelectField
        label="Credit"
        error={errors.creditId?.message}
        options={credits.map(({ creditId, title, earnedOn }) => ({
          value: creditId,
          label: `${title}, earned ${shortDay(earnedOn)}`,
        }))}
        {...form.register('creditId')}
      />
      <TextArea
        label="Reason"
        hint="The person and auditors will read it."
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      <p className="at-row at-gap">
        <Button type="submit" busy={reverse.pending}>
          Take this credit back
        </Button>
        <Button variant="link" onClick={onClose}>
          Keep it
        </Button>
      </p>
    </CommandForm>
  )
}
