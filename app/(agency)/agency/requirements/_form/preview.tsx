'use client'
import { skipToken, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { api, problemOf } from '@/app/_client/api'
import { Card } from '@/app/_ui/card'
import { Facts } from '@/app/_ui/facts'
import { Progress } from '@/app/_ui/progress'
import type { PackDetail } from '@/lib/mandates/inputs'
import { filled } from '@/lib/mandates/rules'
import { count, figure, hours } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { previewRequirementInput } from '@/lib/requirements/inputs'
import type { WhyNotAsked } from '@/lib/requirements/previewed/preview-shape'
import { changesWords, firstDueOn, type Preview, previewWords } from '../words'
import {
  givenIn,
  inputOf,
  type RequirementForm,
  type RequirementGiven,
  type RequirementInput,
  type RequirementValues,
} from './values'
import { Who } from './who'

const PAUSE_MS = 400
/** The drawing is read when there is something to draw. */
const Months = lazy(() => import('./months').then((each) => ({ default: each.Months })))

/** Whom the requirement would ask as it stands in the form, counted when typing pauses. */
export const usePreview = (form: RequirementForm, rule: PackDetail['rule']) =>
  useCounted(useWatch({ control: form.control, compute: (values) => asGiven(values, rule) }))

/** Of a pack that leaves courses to the agency, those that it names. */
function asGiven(values: RequirementValues, rule: PackDetail['rule']): RequirementInput {
  const asked = inputOf(values)
  if (!rule?.asksGiven) return asked
  const { criterion, limits } = filled(rule, givenIn(values))
  return {
    ...asked,
    criterion,
    limits: { ...asked.limits, ...(limits.countsFrom && { countsFrom: limits.countsFrom }) },
  }
}

/** The same of terms that come otherwise than from that form. */
export function useCounted(values: object) {
  const parsed = previewRequirementInput.safeParse({ ...values, ...notCounted })
  const complete = parsed.success ? JSON.stringify(parsed.data) : null
  const settled = useSettled(complete)
  const terms = settled === null || settled !== complete ? null : (JSON.parse(settled) as RequirementGiven)
  const query = useQuery(api.requirements.previewRequirement.queryOptions({ input: terms ?? skipToken, retry: false }))
  return { missing: complete === null, terms, preview: terms ? query.data : undefined, error: terms && query.error }
}

/** Name and source change no figure: it is counted without them, and not again while they are typed. */
const notCounted = { name: 'Counted without its name', citation: null }

/** The value once it has stayed the same for a moment. */
function useSettled(value: string | null): string | null {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

export type LivePreview = ReturnType<typeof usePreview>
type PreviewProps = { live: LivePreview; begins: boolean }

/** Beside the form: how many people it asks, and where each of them would stand. */
export function PreviewCard({ live, begins }: PreviewProps) {
  const { preview } = live
  return (
    <Card id="follows" title="What would follow" className="at-beside">
      <p role="status">{wordsOf(live, begins)}</p>
      {preview && preview.serving > 0 ? (
        <>
          <Share label="in service" people={preview.serving} of={preview.serving} />
          {stepsOf(preview).map((step) => (
            <Share key={step.label} {...step} of={preview.serving} />
          ))}
          <Share label="asked by this rule" people={preview.appliesTo} of={preview.serving} />
          <Facts className="at-gap" items={standing(preview, begins)} />
          {changesWords(preview, live.terms?.limits?.replaces !== undefined).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {preview.changes ? <Late changes={preview.changes} /> : null}
          <Who who={preview.who} />
          <Suspense fallback={null}>
            <Months months={preview.months.each} />
          </Suspense>
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

const steps: readonly { label: string; drop: readonly WhyNotAsked[] }[] = [
  { label: 'in the team, or with the role', drop: ['not-named', 'on-other-days'] },
  { label: 'of them in the unit or below it', drop: ['other-unit'] },
  { label: 'of them with the position', drop: ['other-position'] },
  { label: 'of them who serve that way', drop: ['other-employment'] },
  { label: 'of them not left out by name', drop: ['excepted'] },
]

/** Where more than one thing must hold: how many are left after each. */
function stepsOf({ serving, who: { not } }: Preview) {
  let left = serving
  const told = steps.flatMap(({ label, drop }) => {
    const dropped = not.filter(({ why }) => drop.includes(why)).reduce((sum, each) => sum + each.people, 0)
    left -= dropped
    return dropped > 0 ? [{ label, people: left }] : []
  })
  return told.length > 1 ? told : []
}

function Share({ label, people, of }: { label: string; people: number; of: number }) {
  return (
    <div className="at-share">
      <p className="at-small">
        <b>{figure(people)}</b> {label}
      </p>
      <Progress label={`People ${label}`} value={people} max={of} text={`${figure(people)} of ${figure(of)}`} />
    </div>
  )
}

const standing = (preview: Preview, begins: boolean) => [
  { label: 'Met already', value: people(preview.met) },
  ...pendingOf(preview, begins),
  ...toLearn(preview),
]

/** Of a gate nothing falls due. */
function pendingOf({ dueSoon, dueLater, overdue, notCleared }: Preview, begins: boolean) {
  const dated = [
    { label: 'Due in 30 days', value: people(dueSoon) },
    { label: 'Due later', value: people(dueLater) },
    { label: begins ? 'Late from the start' : 'Overdue', value: people(overdue) },
  ]
  if (notCleared === 0) return dated
  const gate = { label: 'Not yet cleared', value: people(notCleared) }
  return dueSoon + dueLater + overdue > 0 ? [gate, ...dated] : [gate]
}

const toLearn = ({ minutesToGo, hourCents }: Preview) => [
  minutesToGo > 0 && { label: 'Still to learn', value: `${hours(minutesToGo)}, all together` },
  minutesToGo > 0 && hourCents !== null && { label: 'Cost of those hours', value: costWords(minutesToGo, hourCents) },
]
const people = (n: number) => count(n, 'person', 'people')

function wordsOf({ missing, terms, preview, error }: LivePreview, begins: boolean): string {
  if (missing)
    return 'As soon as what is asked, for whom and by when are filled in, this says how many people are asked.'
  if (error) return `The people could not be counted. ${problemOf(error)?.detail ?? 'The connection was lost.'}`
  if (!terms || !preview) return 'Counting people…'
  return previewWords(preview, { begins, dueOn: begins ? firstDueOn(terms, preview.onDay) : null })
}

/** "about $1,275, at $42.50 an hour" */
const costWords = (minutes: number, cents: number) =>
  `about ${dollars(Math.round((minutes * cents) / 6000), 0)}, at ${dollars(cents / 100, 2)} an hour`
const dollars = (amount: number, digits: number) =>
  `$${amount.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`
