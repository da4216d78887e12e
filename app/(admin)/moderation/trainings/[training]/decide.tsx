'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useSeen } from '@/app/_client/followed'
import { ReasonForm } from '@/app/_client/reason-form'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { DateField } from '@/app/_ui/form'
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
  const seen = useSeen(course.version, form.formState.isDirty)
  return (
    <Card id="opened" title={listed ? 'Open the link again' : 'Open the link, then list it'}>
      <p>
        <Link href={course.url} target="_blank">
          {course.url}
        </Link>
      </p>
      <CommandForm
        form={form}
        command={command}
        onSend={(given) => command.run({ ...given, madeFrom: seen(command.problem) })}
      >
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

function Return({ course: { relatedId, version }, onDone }: Props) {
  return (
    <Folded words="Return it with a reason">
      <ReasonForm
        command={api.related.returnRelated}
        input={returnRelatedInput}
        of={{ relatedId, madeFrom: version }}
        label="What should be changed?"
        id="return-reason"
        hint="Whoever suggested it reads it word for word."
        step="Return it"
        onDone={() => onDone('returned')}
      />
    </Folded>
  )
}

function Retire({ course: { relatedId, version, status }, onDone }: Props) {
  return (
    <Folded words={status === 'listed' ? 'Take it off the list' : 'Do not list it at all'}>
      <ReasonForm
        command={api.related.retireRelated}
        input={retireRelatedInput}
        of={{ relatedId, madeFrom: version }}
        label="Why does it go?"
        id="retire-reason"
        step="Retire it"
        onDone={() => onDone('retired')}
      />
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
