'use client'
import { Fragment, useState } from 'react'
import { approvalChecks } from '@/lib/events/moderation-rules'
import type { Submission } from '@/lib/events/shapes'
import {
  audienceWords,
  formatNames,
  kindNames,
  reasonWords,
  sessionWords,
  statusWords,
  warningWords,
} from '@/lib/events/words'
import { stateName } from '@/lib/platform/states'
import { count, joined } from '@/lib/platform/words'
import { dayHere, longDay } from '@/lib/platform/words-of-time'
import { whenWords } from '../../_client/when'
import { Checkbox } from '../../_ui/choice'
import { Facts } from '../../_ui/facts'
import { Link } from '../../_ui/link'
import { Note } from '../../_ui/note'
import { Status } from '../../_ui/status'
import { Decide } from './decide'
import { BlockPoster } from './poster'

type Props = {
  submission: Submission
  onDecided: (words: string) => void
  /** For one that may be approved together with others. */
  choice?: { chosen: boolean; onChoose: (chosen: boolean) => void } | undefined
}

/** One event with all that a decision needs. */
export function SubmissionCard({ submission, onDecided, choice }: Props) {
  const { fields, why, what, similar, eventId, warnings } = submission
  const [whole, setWhole] = useState(false)
  return (
    <article className="at-card at-gap" aria-labelledby={`event-${eventId}`}>
      <h2 id={`event-${eventId}`} tabIndex={-1} data-submission>
        {fields.title}
      </h2>
      <p>
        <Status state={why === 'published' ? 'met' : 'waiting'}>{waitingWords(submission)}</Status>
      </p>
      {why === 'changed' ? (
        <Note
          kind="caution"
          className="at-gap"
        >{`It is on the calendar. The organizer changed its ${joined(what)} after it was approved.`}</Note>
      ) : null}
      {warnings.length > 0 ? (
        <Note kind="caution" className="at-gap" title="Look twice" level={3}>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warningWords[warning]}</li>
            ))}
          </ul>
        </Note>
      ) : null}
      {similar.length > 0 ? <Similar submission={submission} /> : null}
      <p className="at-measure at-gap">{fields.summary}</p>
      <Facts className="at-gap" items={factsOf(submission)} />
      {fields.description ? (
        <details className="at-gap" open={whole} onToggle={(event) => setWhole(event.currentTarget.open)}>
          <summary>What happens</summary>
          {fields.description.split(/\n+/).map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines keep their order and have no other name
            <p key={place} className="at-measure">
              {line}
            </p>
          ))}
        </details>
      ) : null}
      <Decide submission={submission} onDecided={onDecided} />
      {choice && why === 'submitted' && !submission.own ? (
        <Checkbox
          name={`together-${eventId}`}
          label={
            <>
              Approve it together with others<span className="at-hide">: {fields.title}</span>
            </>
          }
          checked={choice.chosen}
          onChange={(event) => choice.onChoose(event.target.checked)}
        />
      ) : null}
      <BlockPoster submission={submission} onDone={onDecided} />
    </article>
  )
}

function waitingWords({ why, waitingSince }: Submission): string {
  if (why === 'published') return 'On the calendar'
  return `${why === 'changed' ? 'Changed' : 'Sent'} ${whenWords(waitingSince)}`
}

function Similar({ submission: { similar } }: Pick<Props, 'submission'>) {
  return (
    <Note kind="caution" className="at-gap" title="On the calendar already?" level={3}>
      <ul>
        {similar.map((each) => (
          <li key={each.title + each.postedAt}>
            <span>
              {each.slug ? <Link href={`/calendar/${each.slug}`}>{each.title}</Link> : each.title}, {each.sponsor}
              {each.on ? `, ${longDay(each.on)}` : ''}, {statusWords[each.status].toLowerCase()}
            </span>
          </li>
        ))}
      </ul>
    </Note>
  )
}

function factsOf({ fields, topics, decisions, poster }: Submission) {
  const hidden = fields.hidePlace
  return [
    { label: 'Kind', value: `${kindNames[fields.kind]}, ${formatNames[fields.format].toLowerCase()}` },
    { label: 'When', value: <Lines items={fields.sessions.map(sessionWords)} /> },
    {
      label: 'Where',
      value: (
        <Lines items={[...new Set(fields.sessions.map(placeOf)), ...(hidden ? ['Not shown to anybody else'] : [])]} />
      ),
    },
    { label: 'For', value: audienceWords(fields.audiences) },
    topics.length > 0 && { label: 'Topics', value: joined(topics.map(({ name }) => name)) },
    { label: 'Credit', value: fields.creditHours === null ? 'None' : `${fields.creditHours} hours` },
    { label: 'Cost', value: fields.cost },
    fields.registrationUrl
      ? { label: 'Register', value: <Link href={fields.registrationUrl}>{fields.registrationUrl}</Link> }
      : null,
    { label: 'Held by', value: fields.sponsor },
    {
      label: 'Contact',
      value: [fields.contactName, fields.contactEmail, fields.contactPhone].filter(Boolean).join(', '),
    },
    {
      label: 'Posted by',
      value: [
        poster.published === 0
          ? 'Somebody who has never had an event on the calendar'
          : `Somebody with ${count(poster.published, 'event')} on the calendar, now or before`,
        poster.isBlocked ? 'blocked' : '',
      ]
        .filter(Boolean)
        .join('; '),
    },
    decisions.length > 0 && {
      label: 'Before',
      value: (
        <Lines
          items={decisions.map((decided) =>
            [
              `${DECIDED[decided.decision]} on ${longDay(dayHere(decided.decidedAt))}`,
              reasonWords(decided) ?? checkWords(decided),
            ]
              .filter(Boolean)
              .join(': '),
          )}
        />
      ),
    },
  ]
}

/** What was made sure of when it was approved. */
const checkWords = ({ checks }: Submission['decisions'][number]): string =>
  approvalChecks
    .filter(({ id }) => checks?.includes(id))
    .map(({ question }) => question)
    .join(' ')

const DECIDED = { approved: 'Approved', returned: 'Returned', cancelled: 'Canceled' } as const

function placeOf(session: Submission['fields']['sessions'][number]): string {
  const { venueName, address, city, state, postalCode, link } = session
  const region = state ? [stateName(state), postalCode].filter(Boolean).join(' ') : ''
  return (
    [[venueName, address, city, region].filter(Boolean).join(', '), link].filter(Boolean).join('; ') || 'No place given'
  )
}

function Lines({ items }: { items: readonly string[] }) {
  return items.map((item, place) => (
    <Fragment key={item}>
      {place > 0 ? <br /> : null}
      {item}
    </Fragment>
  ))
}
