'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { DateField, TextArea } from '@/app/_ui/form'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { checkedRelatedInput, type KeptRelated, retireRelatedInput, returnRelatedInput } from '@/lib/related/inputs'

type Props = { course: KeptRelated; onDone: (saved: string) => void }

/** The link first, then the decision; one's own waits for somebody else. */
export function Decide({ course, onDone }: Props) {
  if (course.own) return <Note>You suggested it yourself: another moderator decides about it.</Note>
  return (
    <div className="at-stack">
      {course.status === 'returned' ? (
        <Note>It was returned. It waits again as soon as whoever suggested it has changed it.</Note>
      ) : (
        <Opened course={course} onDone={onDone} />
      )}
      {course.status === 'suggested' ? <Return course={course} onDone={onDone} /> : null}
      {course.status === 'retired' ? null : <Retire course={course} onDone={onDone} />}
    </div>
  )
}

/** Nothing is listed, and nothing stays listed for good, whose link nobody has opened. */
function Opened({ course, onDone }: Props) {
  const listed = course.status === 'listed'
  const form = useForm<z.infer<typeof checkedRelatedInput>>({
    resolver: zodResolver(checkedRelatedInput),
    defaultValues: { relatedId: course.relatedId, madeFrom: course.version, linkCheckedOn: course.today },
    shouldFocusError: false,
  })
  const approve = useCommand(api.related.approveRelated, { setError: form.setError, onDone: () => onDone('listed') })
  const check = useCommand(api.related.checkRelatedLink, { setError: form.setError, onDone: () => onDone('checked') })
  const command = listed ? check : approve
  return (
    <Card id="opened" title={listed ? 'Open the link again' : 'Open the link, then list it'}>
      <p>
        <Link href={course.url} target="_blank">
          {course.url}
        </Link>
      </p>
      <CommandForm form={form} command={command} onSend={command.run}>
        <DateField
          label="You opened it on"
          error={form.formState.errors.linkCheckedOn?.message}
          {...form.register('linkCheckedOn')}
        />
        <p className="at-gap">
          <Button type="submit" busy={command.pending}>
            {listed ? 'The link leads to the course' : course.status === 'retired' ? 'List it again' : 'List it'}
          </Button>
        </p>
      </CommandForm>
    </Card>
  )
}

function Return({ course, onDone }: Props) {
  const form = useForm<z.infer<typeof returnRelatedInput>>({
    resolver: zodResolver(returnRelatedInput),
    defaultValues: { relatedId: course.relatedId, madeFrom: course.version, reason: '' },
    shouldFocusError: false,
  })
  const send = useCommand(api.related.returnRelated, { setError: form.setError, onDone: () => onDone('returned') })
  return (
    <Folded words="Return it with a reason">
      <CommandForm form={form} command={send} onSend={send.run}>
        <TextArea
          label="What should be changed?"
          id="return-reason"
          hint="Whoever suggested it reads it word for word."
          rows={3}
          error={form.formState.errors.reason?.message}
          {...form.register('reason')}
        />
        <p className="at-gap">
          <Button type="submit" variant="outline" busy={send.pending}>
            Return it
          </Button>
        </p>
      </CommandForm>
    </Folded>
  )
}

function Retire({ course, onDone }: Props) {
  const form = useForm<z.infer<typeof retireRelatedInput>>({
    resolver: zodResolver(retireRelatedInput),
    defaultValues: { relatedId: course.relatedId, madeFrom: course.version, reason: '' },
    shouldFocusError: false,
  })
  const send = useCommand(api.related.retireRelated, { setError: form.setError, onDone: () => onDone('retired') })
  return (
    <Folded words={course.status === 'listed' ? 'Take it off the list' : 'Do not list it at all'}>
      <CommandForm form={form} command={send} onSend={send.run}>
        <TextArea
          label="Why does it go?"
          id="retire-reason"
          rows={3}
          error={form.formState.errors.reason?.message}
          {...form.register('reason')}
        />
        <p className="at-gap">
          <Button type="submit" variant="outline" busy={send.pending}>
            Retire it
          </Button>
        </p>
      </CommandForm>
    </Folded>
  )
}

/** One form at a time is on the page. */
function Folded({ words, children }: { words: string; children: React.ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <div>
      <Button variant="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words}
      </Button>
      {open ? children : null}
    </div>
  )
}
