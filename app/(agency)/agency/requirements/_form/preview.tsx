'use client'
import { lazy, Suspense } from 'react'
import { problemOf } from '@/app/_client/api'
import { Card } from '@/app/_ui/card'
import { Facts } from '@/app/_ui/facts'
import { count, figure, hours } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { changesWords, firstDueOn, type Preview, previewWords } from '../words'
import type { Choices } from './choices'
import { Funnel } from './funnel'
import { Hurried } from './hurried'
import type { LivePreview } from './live'
import { Places } from './places'
import { repeatedMinutes } from './repeated'
import { Who } from './who'

/** The drawing is read when there is something to draw. */
const Months = lazy(() => import('./months').then((each) => ({ default: each.Months })))

type PreviewProps = { live: LivePreview; begins: boolean }
type CardProps = PreviewProps & { choices: Choices; mend?: { label: string; onMend: () => void } | undefined }

/** Beside the form: how many people it asks, where each of them would stand, and where what it asks is to be had. */
export function PreviewCard({ live, begins, choices, mend }: CardProps) {
  const { preview, terms, training } = live
  return (
    <Card id="follows" title="What would follow" className="at-beside">
      <p role="status">{wordsOf(live, begins)}</p>
      {preview && preview.serving > 0 ? (
        <>
          <Funnel preview={preview} terms={terms} choices={choices} />
          <Facts
            className="at-gap"
            items={standing(preview, begins, repeatedMinutes(terms, choices, preview.appliesTo))}
          />
          {changesWords(preview, terms?.limits?.replaces !== undefined).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {preview.changes ? <Late changes={preview.changes} /> : null}
          <Suspense fallback={null}>
            <Months months={preview.months.each} />
          </Suspense>
          <Hurried preview={preview} mend={mend} />
          {training ? <Places training={training} preview={preview} /> : null}
          <Who who={preview.who} />
          <p className="at-small at-soft">Nothing is asked of anybody until you save it.</p>
        </>
      ) : null}
    </Card>
  )
}

/** The same in one line before the last step: on a narrow screen the card stands below it. */
export function PreviewLine({ live, begins }: PreviewProps) {
  return (
    <p className="at-instead at-gap">
      {wordsOf(live, begins)} <a href="#follows">What would follow</a>
    </p>
  )
}

/** Whom a change makes overdue, by name, and when it was due. */
function Late({ changes: { overdue, overdueNamed } }: { changes: NonNullable<Preview['changes']> }) {
  if (overdue === 0) return null
  const more = overdue - overdueNamed.length
  return (
    <details>
      <summary>{`Would become overdue: ${people(overdue)}`}</summary>
      <ul>
        {overdueNamed.map(({ personId, name, dueOn }) => (
          <li key={personId}>{`${name}: due ${longDay(dueOn)}`}</li>
        ))}
      </ul>
      {more > 0 ? <p>{`and ${figure(more)} more`}</p> : null}
    </details>
  )
}

const standing = (preview: Preview, begins: boolean, repeated: number | null) => [
  preview.appliesTo > 0 && { label: 'Met already', value: people(preview.met) },
  owingOf(preview),
  ...pendingOf(preview, begins),
  costOf(preview),
  repeated !== null && { label: 'Repeats', value: `about ${hours(repeated)} a year for all of them` },
]

/** "15 people, 6.5 hours each on average" */
function owingOf({ appliesTo, met, minutesToGo }: Preview) {
  const owing = appliesTo - met
  if (owing === 0) return null
  const each = Math.round(minutesToGo / owing / 15) * 15
  const toGo =
    each > 0 ? `, ${hours(each)}${owing === 1 ? '' : each * owing === minutesToGo ? ' each' : ' each on average'}` : ''
  return { label: 'Would owe it', value: `${people(owing)}${toGo}` }
}

/** Of a gate nothing falls due. */
function pendingOf({ dueSoon, dueLater, overdue, notCleared }: Preview, begins: boolean) {
  return [
    { label: 'Not yet cleared', people: notCleared },
    { label: 'Due in 30 days', people: dueSoon },
    { label: 'Due later', people: dueLater },
    { label: begins ? 'Late from the start' : 'Overdue', people: overdue },
  ].flatMap(({ label, people: n }) => (n > 0 ? [{ label, value: people(n) }] : []))
}

/** "98 hours of work, about $4,165 at $42.50 an hour" */
function costOf({ minutesToGo, hourCents }: Preview) {
  if (minutesToGo === 0) return null
  const cost =
    hourCents === null
      ? ''
      : `, about ${dollars(Math.round((minutesToGo * hourCents) / 6000), 0)} at ${dollars(hourCents / 100, 2)} an hour`
  return { label: 'Costs', value: `${hours(minutesToGo)} of work${cost}` }
}
const people = (n: number) => count(n, 'person', 'people')

function wordsOf({ missing, terms, preview, error }: LivePreview, begins: boolean): string {
  if (missing)
    return 'As soon as what is asked, for whom and by when are filled in and can be counted, this says how many people are asked.'
  if (error) return `The people could not be counted. ${problemOf(error)?.detail ?? 'The connection was lost.'}`
  if (!terms || !preview) return 'Counting people…'
  return previewWords(preview, { begins, dueOn: begins ? firstDueOn(terms, preview.onDay) : null })
}

const dollars = (amount: number, digits: number) =>
  `$${amount.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`
