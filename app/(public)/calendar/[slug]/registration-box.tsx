'use client'
/** Registering on the page of an event: the shell is public, who asks and what is free comes from the API. */
import { useQuery } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { sessionWords } from '@/lib/events/words'
import { count } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { GuestPlaced, RegistrationOffer } from '@/lib/registration/shapes'
import { standingWords } from '@/lib/registration/words'
import { api, type Problem } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { useMe } from '../../../_client/me'
import { signInHref } from '../../../_client/next-place'
import { ProblemNote } from '../../../_client/problem-note'
import { MyPlace } from '../../../_registration/my-place'
import { LinkButton } from '../../../_ui/button'
import { Card } from '../../../_ui/card'
import { Link } from '../../../_ui/link'
import { Status } from '../../../_ui/status'
import { GuestForm, Placed } from './guest-form'
import { RegistrationForm } from './registration-form'

type Scope = RegistrationOffer['scopes'][number]

type BoxProps = {
  slug: string
  /** Those who coordinate an agency register its people too. */
  forGroups: boolean
  /** When the page was made: as much is kept free as is likely to come. */
  open: boolean
}

export function RegistrationBox({ slug, forGroups, open }: BoxProps) {
  const query = useQuery(api.registration.getRegistration.queryOptions({ input: { slug }, staleTime: 0 }))
  return (
    <Card title="Register" id="register">
      <Loaded query={query} lines={open ? 7 : 1}>
        {(offer) => (
          <>
            <Box slug={slug} offer={offer} />
            {forGroups && offer.takes && offer.eventId ? <ForGroups eventId={offer.eventId} /> : null}
          </>
        )}
      </Loaded>
    </Card>
  )
}

function ForGroups({ eventId }: { eventId: string }) {
  const { me } = useMe()
  if (!me?.looksAfter.some(({ mayChange }) => mayChange)) return null
  return (
    <p className="at-gap">
      <Link href={`/agency/events/${eventId}`}>Register people of your agency</Link>
    </p>
  )
}

function Box({ slug, offer }: { slug: string; offer: RegistrationOffer }) {
  const { scopes, closesOn, eventId, audienceProof, unit } = offer
  const held = scopes.filter(({ mine }) => mine !== null)
  const open = scopes.filter(({ mine, standing }) => mine === null && standing === 'open')
  const [refused, setRefused] = useState<Problem | null>(null)
  if (!offer.takes || !eventId || scopes.length === 0) return <p>Registration is not open.</p>
  return (
    <div className="at-stack">
      {refused ? <ProblemNote problem={refused} /> : null}
      <ul className="at-plain">
        {scopes.map((scope) => (
          <li key={scope.sessionId ?? 'event'}>
            {unit === 'session' ? <b>{sessionWords(scope)}</b> : null} <Places scope={scope} offer={offer} />
          </li>
        ))}
      </ul>
      {closesOn && open.length > 0 ? (
        <p className="at-small at-soft">Closes on {longDay(closesOn)}, at the end of the day.</p>
      ) : null}
      {held.map(({ mine, sessionId, ...times }) =>
        mine ? (
          <div key={mine.registrationId}>
            {unit === 'session' ? <h3>{sessionWords(times)}</h3> : null}
            <MyPlace mine={mine} zone={times.zone} mayGiveBack={times.standing !== 'begun'} onRefused={setRefused} />
          </div>
        ) : null,
      )}
      {audienceProof && open.length > 0 ? <p>{audienceProof}</p> : null}
      {open.length > 0 ? <ToRegister slug={slug} offer={offer} open={open} /> : null}
    </div>
  )
}

function Places({ scope, offer }: { scope: Scope; offer: RegistrationOffer }) {
  const { standing, free, capacity, waiting } = scope
  if (standing !== 'open') return <Status state="off">{standingWords(standing, offer.opensOn)}</Status>
  if (capacity === null) return <Status state="open">Open</Status>
  if (free === 0 || waiting > 0)
    return (
      <Status state="waiting">
        Full; {waiting === 0 ? 'nobody waits yet' : `${count(waiting, 'person', 'people')} on the waiting list`}
      </Status>
    )
  return (
    <Status state="soon" icon="half">
      {free} of {count(capacity, 'place')} left
    </Status>
  )
}

function ToRegister({ slug, offer, open }: { slug: string; offer: RegistrationOffer; open: readonly Scope[] }) {
  const path = usePathname()
  const { me } = useMe()
  const personId = me?.person?.id
  const [placed, setPlaced] = useState<GuestPlaced | null>(null)
  if (offer.person && personId) return <RegistrationForm {...{ slug, offer, open, personId }} />
  if (placed) return <Placed placed={placed} />
  return (
    <>
      <p>Your place is kept when you press Register, not before.</p>
      <p>
        <LinkButton href={signInHref(path, '')}>Sign in to register</LinkButton>
      </p>
      <p className="at-small at-soft">
        Signing in takes your e-mail address and a code of six digits, for the first time too.
      </p>
      {offer.guestsAllowed ? <GuestForm offer={offer} open={open} onPlaced={setPlaced} /> : null}
    </>
  )
}
