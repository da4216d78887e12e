'use client'
/** Lets somebody in again who can no longer read mail at the address they signed in with. */
import { useState } from 'react'
import { Split, Stack } from '@/app/_ui/arrange'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { PageTitle } from '@/app/_ui/title'
import { ForAdministrators } from '@/app/(admin)/_administrator'
import { RESTORED_DAYS } from '@/lib/identity/rules'
import { Done } from '../_roles/done'
import { AdminTabs } from '../admin-tabs'
import { JoinedLately } from './joined-records'
import { RestoreForm, WithdrawForm } from './restore-forms'

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
            <Stack>
              <Done words={words} />
              <RestoreForm onDone={setWords} />
              <WithdrawForm onDone={setWords} />
              <TwoRecords />
              <JoinedLately onDone={setWords} />
            </Stack>
            <WhatFollows />
          </Split>
        )}
      </ForAdministrators>
    </>
  )
}

const TwoRecords = () => (
  <Card title="Two records of one person" id="two">
    <p>
      Somebody who lost a mailbox and has started a second record since. They can read mail at the address of one of the
      two, so they cannot join them by themselves.
    </p>
    <p>
      <LinkButton variant="outline" href="/admin/access/join">
        Join two records
      </LinkButton>
    </p>
  </Card>
)

const WhatFollows = () => (
  <aside aria-label="What follows when you add an address">
    <Card title="What follows when you add an address">
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
        An address that somebody signs in with already is refused. People who can read mail at both join their two
        records under Profile: add the address of the one to the other.
      </p>
    </Card>
  </aside>
)
