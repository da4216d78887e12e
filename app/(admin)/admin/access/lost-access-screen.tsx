'use client'
/** Lets somebody in again who can no longer read mail at the address they signed in with. */
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Split } from '@/app/_ui/arrange'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { TextArea, TextField } from '@/app/_ui/form'
import { PageTitle } from '@/app/_ui/title'
import { ForAdministrators } from '@/app/(admin)/_administrator'
import { restoreAccessInput, withdrawAccessInput } from '@/lib/identity/inputs'
import { RESTORED_DAYS } from '@/lib/identity/rules'
import { Done } from '../_roles/done'
import { AdminTabs } from '../admin-tabs'
import { JoinedLately } from './joined-records'

export function LostAccessScreen() {
  const [words, setWords] = useState<string | null>(null)
  return (
    <>
      <PageTitle
        title="Lost access"
        lead="For people who cannot read mail any longer at the address they signed in with. Anyone who still can read that mail should add the new address under Profile."
      />
      <AdminTabs current="/admin/access" />
      <ForAdministrators>
        {() => (
          <Split className="at-gap">
            <div className="at-stack">
              <Done words={words} />
              <RestoreForm onDone={setWords} />
              <WithdrawForm onDone={setWords} />
              <JoinedLately onDone={setWords} />
            </div>
            <WhatFollows />
          </Split>
        )}
      </ForAdministrators>
    </>
  )
}

type Given = z.infer<typeof restoreAccessInput>

function RestoreForm({ onDone }: { onDone: (words: string | null) => void }) {
  const form = useForm<Given>({
    resolver: zodResolver(restoreAccessInput),
    defaultValues: { lost: '', familyName: '', email: '', reason: '' },
    shouldFocusError: false,
  })
  const { errors } = form.formState
  const restore = useCommand(api.identity.restoreAccess, { setError: form.setError })
  const send = (given: Given) => {
    onDone(null)
    restore.run(given, {
      onSuccess: () => {
        form.reset()
        onDone(`They can sign in with ${given.email}`)
      },
    })
  }
  return (
    <CommandForm form={form} command={restore} onSend={send} className="at-card at-form">
      <TextField
        label="Address they signed in with"
        type="email"
        autoComplete="off"
        error={errors.lost?.message}
        {...form.register('lost')}
      />
      <TextField
        label="Last name on the record"
        autoComplete="off"
        error={errors.familyName?.message}
        {...form.register('familyName')}
      />
      <TextField
        label="New address"
        type="email"
        autoComplete="off"
        error={errors.email?.message}
        {...form.register('email')}
      />
      <TextArea
        label="How do you know that it is this person?"
        hint="Call the person or their coordinator at a number you already had. The person can read what you write here."
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      <p className="at-gap">
        <Button type="submit" busy={restore.pending}>
          Add the address and sign them out everywhere
        </Button>
      </p>
    </CommandForm>
  )
}

type Withdrawn = z.infer<typeof withdrawAccessInput>

function WithdrawForm({ onDone }: { onDone: (words: string | null) => void }) {
  const form = useForm<Withdrawn>({
    resolver: zodResolver(withdrawAccessInput),
    defaultValues: { email: '', reason: '' },
    shouldFocusError: false,
  })
  const { errors } = form.formState
  const withdraw = useCommand(api.identity.withdrawAccess, { setError: form.setError })
  const send = (given: Withdrawn) => {
    onDone(null)
    withdraw.run(given, {
      onSuccess: () => {
        form.reset()
        onDone(`Nobody can sign in with ${given.email} any longer`)
      },
    })
  }
  return (
    <CommandForm form={form} command={withdraw} onSend={send} className="at-card at-form">
      <h2>Take an added address back</h2>
      <p className="at-small at-soft">While nobody has signed in with it, for one that was mistyped.</p>
      <TextField
        id="added-email"
        label="Address that was added"
        type="email"
        autoComplete="off"
        error={errors.email?.message}
        {...form.register('email')}
      />
      <TextArea
        id="added-reason"
        label="Why is it taken back?"
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={withdraw.pending}>
          Take the address back
        </Button>
      </p>
    </CommandForm>
  )
}

const WhatFollows = () => (
  <aside aria-label="What follows">
    <Card title="What follows">
      <ul>
        <li>Every address on the record is told, so that nothing happens behind its owner’s back.</li>
        <li>Whoever is signed in as this person is signed out, and their API tokens end.</li>
        <li>
          The new address becomes theirs, and the main one, when they sign in with it within {RESTORED_DAYS} days.
        </li>
        <li>It lapses as soon as somebody signs in with an old address.</li>
        <li>The old addresses stay until the person removes them.</li>
      </ul>
      <p className="at-small at-soft">
        An address that somebody signs in with already is refused. People who have two records join them under Profile:
        add the address of the one to the other.
      </p>
    </Card>
  </aside>
)
