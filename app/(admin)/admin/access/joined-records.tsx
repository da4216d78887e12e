'use client'
/** Records that were joined lately, for who hears that they are two people's. */
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { useCommand } from '@/app/_client/use-command'
import { whenWords } from '@/app/_client/when'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { TextArea } from '@/app/_ui/form'
import { type joinShape, partRecordsInput } from '@/lib/joined-records/inputs'
import { AccessForm, type Tell } from './access-form'

type Join = z.infer<typeof joinShape>
type Props = { onDone: Tell }

export function JoinedLately({ onDone }: Props) {
  const query = useQuery(api.identity.listJoins.queryOptions())
  return (
    <Card title="Records joined in the last 30 days" id="joined">
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="at-soft">None.</p>
          ) : (
            <ul className="at-plain at-stack">
              {items.map((each) => (
                <li key={each.joinId}>
                  <JoinedOne join={each} onDone={onDone} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}

const given = z.required(z.pick(partRecordsInput, { reason: true }))

function JoinedOne({ join: { joinId, name, lastingName, joinedAt }, onDone }: Props & { join: Join }) {
  const [open, setOpen] = useState(false)
  const form = useForm<z.infer<typeof given>>({
    resolver: zodResolver(given),
    defaultValues: { reason: '' },
    shouldFocusError: false,
  })
  const part = useCommand(api.identity.partRecords, { setError: form.setError })
  return (
    <>
      <b>
        {name}, joined to {lastingName}
      </b>
      <span className="at-sub">{whenWords(joinedAt)}</span>
      {open ? (
        <AccessForm
          form={form}
          command={{ ...part, run: ({ reason }, options) => part.run({ joinId, reason }, options) }}
          onDone={onDone}
          done={() => `The records of ${name} and ${lastingName} are two again`}
          button="Part them"
          back={() => setOpen(false)}
        >
          <TextArea
            id={`part-${joinId}`}
            label="Why are they parted again?"
            hint="Addresses, service and duties go back; what was earned since stays with the one that went on. Everybody is signed out, and API tokens end. All addresses are told."
            error={form.formState.errors.reason?.message}
            {...form.register('reason')}
          />
        </AccessForm>
      ) : (
        <Button variant="link" onClick={() => setOpen(true)}>
          Part them again<span className="at-hide">: {name}</span>
        </Button>
      )}
    </>
  )
}
