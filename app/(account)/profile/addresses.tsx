'use client'
/** The addresses somebody signs in with: add one, have messages sent to another, take one off. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { MOST_ADDRESSES } from '@/lib/identity/rules'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { whenWords } from '../../_client/when'
import { Button, LinkButton } from '../../_ui/button'
import { Card } from '../../_ui/card'
import { Note } from '../../_ui/note'
import { Status } from '../../_ui/status'
import { AddAddress } from './add-address'
import { JoinedRecords } from './join-records'

export type Address = { loginId: string; address: string; confirmed: boolean; main: boolean }

export const myAddresses = () => api.identity.listMyAddresses.queryOptions()

export function Addresses({ personId, saves }: { personId: string; saves: number }) {
  const query = useQuery(myAddresses())
  return (
    <Card title="Addresses you sign in with" id="addresses">
      <Loaded query={query} lines={3}>
        {(known) => <Known personId={personId} saves={saves} {...known} />}
      </Loaded>
    </Card>
  )
}

type KnownProps = {
  personId: string
  items: readonly Address[]
  recent: boolean
  heldUntil: string | null
  saves: number
}

function Known({ personId, items, recent, heldUntil, saves }: KnownProps) {
  const open = recent && !heldUntil
  const [leaving, setLeaving] = useState<string | null>(null)
  /** What was said about one change goes with the next. */
  const [changes, setChanges] = useState(0)
  const changed = () => {
    setChanges((before) => before + 1)
    setLeaving(null)
  }
  const makeMain = useCommand(api.identity.makeAddressMain, { onDone: changed })
  const remove = useCommand(api.identity.removeAddress, { onDone: changed })
  return (
    <div className="at-stack at-gap">
      <ProblemNote problem={makeMain.problem ?? remove.problem} />
      <ul className="at-plain at-stack" aria-label="Your addresses">
        {items.map((each) => (
          <li key={each.loginId}>
            <b>{each.address}</b>
            <span className="at-sub">{standing(each)}</span>
            {leaving === each.loginId ? (
              <ConfirmRemoval
                address={each.address}
                busy={remove.pending}
                onRemove={() => remove.run({ loginId: each.loginId })}
                onKeep={() => setLeaving(null)}
              />
            ) : open && !each.main ? (
              <span className="at-row">
                {each.confirmed ? (
                  <Button
                    variant="link"
                    busy={makeMain.pending}
                    onClick={() => makeMain.run({ loginId: each.loginId })}
                  >
                    Send messages here<span className="at-hide">, to {each.address}</span>
                  </Button>
                ) : null}
                <Button variant="link" onClick={() => setLeaving(each.loginId)}>
                  Remove<span className="at-hide"> {each.address}</span>
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {open ? (
        <AddAddress key={changes} personId={personId} full={items.length >= MOST_ADDRESSES} saves={saves} />
      ) : null}
      {heldUntil ? <Held until={heldUntil} /> : null}
      {recent ? null : <SignInAgain to={heldUntil ? 'part the two records' : 'change your addresses'} />}
      <JoinedRecords recent={recent} />
    </div>
  )
}

function standing({ main, confirmed }: Address) {
  if (main) return <Status state="met">Main address; messages go here</Status>
  return confirmed ? 'Signs you in' : 'Added by an administrator; sign in with it once'
}

type ConfirmProps = { address: string; busy: boolean; onRemove: () => void; onKeep: () => void }

function ConfirmRemoval({ address, busy, onRemove, onKeep }: ConfirmProps) {
  return (
    <Note kind="caution" title="Remove this address?" level={3} live className="at-gap">
      <p>
        Nobody signs in with {address} any longer, and it can be added to another record. You are signed out everywhere
        but here, and your API tokens end. All your addresses are told.
      </p>
      <p className="at-row">
        <Button small autoFocus busy={busy} onClick={onRemove}>
          Remove it
        </Button>
        <Button small variant="outline" onClick={onKeep}>
          Keep it
        </Button>
      </p>
    </Note>
  )
}

/** Whoever was let in by a join that somebody else made could otherwise stay in when it is taken back. */
const Held = ({ until }: { until: string }) => (
  <p className="at-small">
    An administrator joined another record to this one. Your addresses stay as they are until {whenWords(until)}, so
    that the two can be parted again. To change them sooner, part the two records first.
  </p>
)

/** Shared desks: what lets somebody in is changed only shortly after signing in. */
function SignInAgain({ to }: { to: string }) {
  return (
    <>
      <p className="at-small at-soft">
        To {to}, sign in again first. It keeps others from doing so where you stayed signed in.
      </p>
      <p>
        <LinkButton variant="outline" href="/sign-in?next=/profile">
          Sign in again
        </LinkButton>
      </p>
    </>
  )
}
