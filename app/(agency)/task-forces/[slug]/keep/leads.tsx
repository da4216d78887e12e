'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { ProblemNote } from '@/app/_client/problem-note'
import { useSaid } from '@/app/_client/said'
import { useCommand } from '@/app/_client/use-command'
import { Section } from '@/app/_ui/arrange'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/form'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { Done } from '@/app/(admin)/admin/_roles/done'
import { shortDay } from '@/lib/platform/words-of-time'
import { nameLeadInput } from '@/lib/task-forces/inputs'
import type { KeptTaskForce } from '@/lib/task-forces/shapes'

type Lead = KeptTaskForce['leads'][number]

/** For administrators: who keeps the task force beside them. */
export function Leads({ force: { taskForceId, leads } }: { force: KeptTaskForce }) {
  const [done, setDone] = useSaid()
  const columns: Column<Lead>[] = [
    {
      key: 'name',
      head: 'Person',
      header: true,
      cell: ({ name, email }) => (
        <>
          {name}
          <small>{email ?? 'no e-mail address'}</small>
        </>
      ),
    },
    { key: 'since', head: 'Since', cell: ({ namedOn }) => shortDay(namedOn), className: 'at-nowrap' },
    { key: 'standing', head: 'Standing', cell: (lead) => <Standing lead={lead} /> },
    {
      key: 'end',
      head: <span className="at-hide">End it</span>,
      label: false,
      cell: (lead) => (lead.endedOn ? null : <EndLead lead={lead} onDone={setDone} />),
    },
  ]
  return (
    <Section id="leads" title="Leads">
      <p>
        A lead changes the facts, partners and awards of this task force, and neither its kind nor its leads. Only
        administrators see their names here.
      </p>
      <Done words={done} level={3} />
      {leads.length > 0 ? (
        <TableFrame className="at-gap">
          <Table caption="Leads" columns={columns} rows={leads} rowKey={({ leadId }) => leadId} />
        </TableFrame>
      ) : (
        <p>Nobody leads it yet.</p>
      )}
      <NameLead taskForceId={taskForceId} onDone={setDone} />
    </Section>
  )
}

function Standing({ lead: { endedOn, isInEffect } }: { lead: Lead }) {
  if (endedOn) return <Status state="off">Ended {shortDay(endedOn)}</Status>
  return isInEffect ? <Status state="met">In effect</Status> : <Status state="waiting">Waits for confirmation</Status>
}

function NameLead({ taskForceId, onDone }: { taskForceId: string; onDone: (words: string) => void }) {
  const form = useForm<z.input<typeof nameLeadInput>, unknown, z.output<typeof nameLeadInput>>({
    resolver: zodResolver(nameLeadInput),
    defaultValues: { taskForceId, email: '' },
    shouldFocusError: false,
  })
  const name = useCommand(api.taskForces.nameLead, { setError: form.setError })
  const send = (given: z.output<typeof nameLeadInput>) =>
    name.run(given, {
      onSuccess: () => {
        onDone(`${given.email} leads the task force`)
        form.reset()
      },
    })
  return (
    <CommandForm form={form} command={name} onSend={send} className="at-gap">
      <TextField
        label="E-mail address"
        hint="Of somebody who signs in with it"
        type="email"
        autoComplete="off"
        error={form.formState.errors.email?.message}
        {...form.register('email')}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={name.pending}>
          Name as lead
        </Button>
      </p>
    </CommandForm>
  )
}

/** Asked once more before it is done: it takes effect at once. */
function EndLead({ lead: { leadId, name }, onDone }: { lead: Lead; onDone: (words: string) => void }) {
  const [sure, setSure] = useState(false)
  const end = useCommand(api.taskForces.endLead, { onDone: () => onDone(`${name} leads it no longer`) })
  if (!sure)
    return (
      <Button small variant="outline" onClick={() => setSure(true)}>
        End<span className="at-hide"> the lead of {name}</span>
      </Button>
    )
  return (
    <div>
      <ProblemNote problem={end.problem} />
      <p>{name} can change nothing here from now on.</p>
      <p className="at-row">
        <Button small autoFocus busy={end.pending} onClick={() => end.run({ leadId })}>
          End it
        </Button>
        <Button small variant="outline" onClick={() => setSure(false)}>
          Keep it
        </Button>
      </p>
    </div>
  )
}
