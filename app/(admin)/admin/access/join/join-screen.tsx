'use client'
/** Joins two records of somebody who lost the mailbox of one: first what each holds and what follows, then the step itself. */
import { useState } from 'react'
import { Split, Stack } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Card } from '@/app/_ui/card'
import { PageTitle } from '@/app/_ui/title'
import { ForAdministrators } from '@/app/(admin)/_administrator'
import { BACK_DAYS } from '@/lib/identity/rules'
import { Done } from '../../_roles/done'
import { JoinForm } from './join-form'
import { JoinPreview, type Seen } from './join-preview'

export function JoinScreen() {
  return (
    <>
      <Breadcrumb items={[{ label: 'Lost access', href: '/admin/access' }, { label: 'Join two records' }]} />
      <PageTitle
        title="Join two records"
        lead="For somebody with two records who can read mail at only one of the addresses. Anyone who reads mail at both joins them under Profile."
      />
      <ForAdministrators>{() => <Joining />}</ForAdministrators>
    </>
  )
}

function Joining() {
  const [words, setWords] = useState<string | null>(null)
  const [seen, setSeen] = useState<Seen | null>(null)
  const joined = (said: string) => {
    setSeen(null)
    setWords(said)
  }
  const look = (next: Seen) => {
    setWords(null)
    setSeen(next)
  }
  return (
    <Split>
      <Stack>
        <Done words={words} />
        {seen ? (
          <div ref={takeFocus} tabIndex={-1}>
            <JoinPreview seen={seen} onJoined={joined} onBack={() => setSeen(null)} />
          </div>
        ) : null}
        {/* It stays while the preview is read: going back loses nothing that was typed. */}
        <div hidden={seen !== null}>
          <JoinForm key={words ?? ''} onSeen={look} />
        </div>
      </Stack>
      <WhatFollows />
    </Split>
  )
}

/** The button that led here is gone with its form. */
const takeFocus = (box: HTMLDivElement | null) => box?.focus()

const WhatFollows = () => (
  <aside aria-label="What follows">
    <Card title="What follows">
      <ul>
        <li>Nothing is done until you have seen what both records hold.</li>
        <li>Looking is noted on both records with what you wrote, even if you then go back.</li>
        <li>Every address of both is told, and the agencies they serve find it in their trail.</li>
        <li>Everybody who is signed in as either is signed out, and their API tokens end.</li>
        <li>Credits and certificates stay as they are. The same edition on both counts once.</li>
        <li>Agencies they serve now see the training earned on both.</li>
        <li>
          Their name, time zone and main address stay those of the record that goes on. Where they serve, unfinished
          modules and posted events move to it.
        </li>
        <li>
          Both mailboxes sign in to one record, and its addresses stay as they are for {BACK_DAYS} days. If somebody
          else may read the lost mailbox, do not join: add an address instead.
        </li>
        <li>The person, or an administrator with a reason, can part them again for {BACK_DAYS} days.</li>
      </ul>
      <p className="at-small at-soft">
        Not here: a record of your own, one that holds a role on the whole platform, one that nobody has signed in to,
        and two that serve at one agency now.
      </p>
    </Card>
  </aside>
)
