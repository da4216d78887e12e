'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { fieldLabels, modeLabels, reviewFieldLabels } from '@/lib/claims/labels'
import { disputeClaimInput } from '@/lib/claims/review-inputs'
import type { Claim } from '@/lib/claims/shapes'
import type { Say } from '@/lib/platform/say'
import { hoursIn, joinedIn } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { whenWords } from '../../_client/when'
import { Section, Split } from '../../_ui/arrange'
import { Button } from '../../_ui/button'
import { Facts } from '../../_ui/facts'
import { TextArea } from '../../_ui/form'
import { Link } from '../../_ui/link'
import { Note } from '../../_ui/note'
import { useWords } from '../../_ui/words'
import { AlikeNote } from './alike-note'
import type { ClaimTexts } from './messages'
import { Proofs } from './proofs'
import { StateStatus } from './state-status'

/** One’s own claim as it stands: where, what was claimed and shown, what was done, and what can be done. */
export function ClaimView({ claim }: { claim: Claim }) {
  const say = useWords<ClaimTexts>()
  return (
    <Split kind="side">
      <div className="at-stack">
        <Note title={say('standing')}>
          <p>{claim.stands}</p>
          <StateStatus state={claim.state} locale={say.locale} own />
        </Note>
        <AlikeNote alike={claim.state === 'submitted' ? claim.alike : []} />
        <Section id="claimed" title={say('claimed')}>
          <ClaimFacts claim={claim} own />
        </Section>
        <Section id="proof" title={say('proof')}>
          {claim.proofs.length > 0 ? <Proofs claim={claim} /> : <p className="at-soft">{say('noneShown')}</p>}
        </Section>
        <History claim={claim} own />
      </div>
      <aside className="at-stack">
        <p className="at-noprint">
          <Link href={`/training/claims/new?like=${claim.claimId}`}>{say('again')}</Link>
        </p>
        {claim.may.dispute ? <Dispute claim={claim} /> : null}
        {claim.may.withdraw ? <Withdraw claim={claim} /> : null}
      </aside>
    </Split>
  )
}

/** "Ethics (1.5 hours) and Human trafficking" */
const topicsIn = (say: Say<ClaimTexts>, topics: Claim['topics']): string =>
  topics.length === 0
    ? say('noTopic')
    : joinedIn(
        say.locale,
        topics.map(({ name, minutes }) =>
          minutes === null ? name : say('topicFor', { topic: name, hours: hoursIn(minutes, say.locale) }),
        ),
      )

/** `own`: whoever reads it claimed it; to others the labels speak of that person. */
type Read = { claim: Claim; own: boolean }

const labelsFor = (own: boolean) => (own ? fieldLabels : reviewFieldLabels)

/** `compared`: what the claim says stands already, beside what is on the record. */
export function ClaimFacts({ claim, own, compared = false }: Read & { compared?: boolean }) {
  const say = useWords<ClaimTexts>()
  const { fields, minutes, acceptedMinutes, startsOn, endsOn, topics, acceptedTopics, event, reviewers, agencyName } =
    claim
  const day = (on: string) => longDay(on, say.locale)
  const when = startsOn && endsOn ? (startsOn === endsOn ? day(endsOn) : `${day(startsOn)} – ${day(endsOn)}`) : null
  const label = (key: keyof typeof fieldLabels) => labelsFor(own)[key][say.locale]
  return (
    <Facts
      className={own ? undefined : 'at-gap'}
      items={[
        compared ? null : { label: label('title'), value: fields.title },
        claim.acceptedTitle ? { label: say('recordedAs'), value: claim.acceptedTitle } : null,
        compared ? null : { label: label('provider'), value: fields.provider },
        compared ? null : { label: say('when'), value: when },
        compared ? null : { label: label('minutes'), value: minutes === null ? null : hoursIn(minutes, say.locale) },
        acceptedMinutes !== null && acceptedMinutes !== minutes
          ? { label: say('counts'), value: hoursIn(acceptedMinutes, say.locale) }
          : null,
        compared ? null : { label: label('mode'), value: fields.mode && modeLabels[fields.mode][say.locale] },
        topics.length > 0 ? { label: label('topicIds'), value: topicsIn(say, topics) } : null,
        acceptedTopics ? { label: say('topicsCount'), value: topicsIn(say, acceptedTopics) } : null,
        event ? { label: say('event'), value: <Link href={`/calendar/${event.slug}`}>{event.title}</Link> } : null,
        fields.note ? { label: label('note'), value: <span className="at-written">{fields.note}</span> } : null,
        { label: say('forAgency'), value: agencyName },
        reviewers.length > 0 ? { label: say('reviewers'), value: joinedIn(say.locale, reviewers) } : null,
      ]}
    />
  )
}

export function History({ claim: { steps }, own }: Read) {
  const say = useWords<ClaimTexts>()
  if (steps.length === 0) return null
  return (
    <Section id="history" title={say('history')}>
      <ol className="at-thread">
        {steps.map(({ verb, byName, at, reason, fieldReasons, minutes, topics, apartFrom }) => (
          <li key={`${at} ${verb}`}>
            <p className="at-small at-soft">{whenWords(at)}</p>
            <p>{say('stepWords', { verb, name: byName })}</p>
            {minutes === null ? null : <p>{hoursIn(minutes, say.locale)}</p>}
            {topics ? <p>{say('topicsWere', { topics: topicsIn(say, topics) })}</p> : null}
            {reason ? <p className="at-written">{reason}</p> : null}
            {fieldReasons.length > 0 ? <Reasons reasons={fieldReasons} own={own} /> : null}
            {apartFrom ? <p>{say('apartFrom', { what: apartFrom.replace(/,$/, '') })}</p> : null}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** Field by field, as it was returned. */
export function Reasons({ reasons, own }: { reasons: Claim['returned']; own: boolean }) {
  const { locale } = useWords<ClaimTexts>()
  return (
    <ul>
      {reasons.map(({ field, reason }) => (
        <li key={field}>
          <b>{labelsFor(own)[field][locale]}</b>: <span className="at-written">{reason}</span>
        </li>
      ))}
    </ul>
  )
}

function Withdraw({ claim: { claimId, version } }: { claim: Claim }) {
  const say = useWords<ClaimTexts>()
  const withdraw = useCommand(api.claims.withdrawClaim)
  return (
    <details className="at-card at-noprint">
      <summary>{say('withdraw')}</summary>
      <ProblemNote problem={withdraw.problem} />
      <p>{say('withdrawText')}</p>
      <p>
        <Button variant="outline" busy={withdraw.pending} onClick={() => withdraw.run({ claimId, madeFrom: version })}>
          {say('withdraw')}
        </Button>
      </p>
    </details>
  )
}

const reasonOnly = z.object({ reason: disputeClaimInput.shape.reason })

function Dispute({ claim: { claimId, version } }: { claim: Claim }) {
  const say = useWords<ClaimTexts>()
  // What was decided when it was opened is what is seen otherwise.
  const [madeFrom] = useState(version)
  const form = useForm<{ reason: string }>({ resolver: zodResolver(reasonOnly), defaultValues: { reason: '' } })
  const dispute = useCommand(api.claims.disputeClaim, { setError: form.setError })
  return (
    <details className="at-card at-noprint">
      <summary>{say('dispute')}</summary>
      <p>{say('disputeText')}</p>
      <CommandForm form={form} command={dispute} onSend={({ reason }) => dispute.run({ claimId, madeFrom, reason })}>
        <TextArea
          label={say('disputeReason')}
          rows={4}
          error={form.formState.errors.reason?.message}
          {...form.register('reason')}
        />
        <p className="at-gap">
          <Button type="submit" busy={dispute.pending}>
            {say('disputeIt')}
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}
