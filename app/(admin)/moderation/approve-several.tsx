'use client'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { type ApprovalCheck, approvalChecks } from '@/lib/events/moderation-rules'
import type { ApprovedEvent } from '@/lib/events/posting-shapes'
import type { Submission } from '@/lib/events/shapes'
import { count } from '@/lib/platform/words'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { useCommand } from '../../_client/use-command'
import { Section } from '../../_ui/arrange'
import { Button } from '../../_ui/button'
import { CheckboxGroup } from '../../_ui/choice'
import { Note } from '../../_ui/note'

type Props = { chosen: readonly Submission[]; onDone: (words: string | null) => void }
type Left = ApprovedEvent & { title: string }

/** Several at once, each in the version that was shown; what cannot be published is named, and stays in the list. */
export function ApproveSeveral({ chosen, onDone }: Props) {
  const form = useForm<{ checks: ApprovalCheck[] }>({ defaultValues: { checks: [] } })
  const [left, setLeft] = useState<Left[]>([])
  const approve = useCommand(api.events.approveEvents, {
    setError: form.setError,
    onDone: ({ items }) => {
      const titles = new Map(chosen.map(({ eventId, fields }) => [eventId, fields.title]))
      const done = items.filter(({ published }) => published).length
      setLeft(items.flatMap((item) => (item.published ? [] : [{ ...item, title: titles.get(item.eventId) ?? '' }])))
      form.reset()
      onDone(done > 0 ? `${count(done, 'event')} published` : null)
    },
  })
  const isAll = (made: readonly ApprovalCheck[]) =>
    made.length === approvalChecks.length || 'Make sure of each, or approve them one by one.'
  return (
    <>
      {left.length > 0 ? <NotPublished left={left} /> : null}
      {chosen.length > 1 ? (
        <Section id="several" title={`Approve ${count(chosen.length, 'event')} at once`}>
          <CommandForm
            form={form}
            command={approve}
            onSend={({ checks }) =>
              approve.run({
                events: chosen.map(({ eventId, version }) => ({ eventId, madeFrom: version })),
                checks,
              })
            }
          >
            <ul>
              {chosen.map(({ eventId, fields }) => (
                <li key={eventId}>{fields.title}</li>
              ))}
            </ul>
            <CheckboxGroup
              label="I have made sure of each, for every one of them"
              id="checks-several"
              error={form.formState.errors.checks?.message}
              options={approvalChecks.map(({ id, question }) => ({ value: id, label: question }))}
              {...form.register('checks', { validate: isAll })}
            />
            <p className="at-gap">
              <Button type="submit" busy={approve.pending}>
                Approve and publish all of them
              </Button>
            </p>
          </CommandForm>
        </Section>
      ) : null}
    </>
  )
}

const NotPublished = ({ left }: { left: readonly Left[] }) => (
  <Note kind="caution" title={`Not published: ${count(left.length, 'event')}`} live>
    <ul>
      {left.map(({ eventId, title, why }) => (
        <li key={eventId}>
          {title}: {why}
        </li>
      ))}
    </ul>
  </Note>
)
