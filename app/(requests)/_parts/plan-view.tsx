import type { ReactNode } from 'react'
import type { Say } from '@/lib/platform/say'
import { daysBetween, longDay } from '@/lib/platform/words-of-time'
import type { RequestKind } from '@/lib/requests/kinds'
import { possibleTexts, taskLabels } from '@/lib/requests/labels'
import { type Plan, type PlannedTask, possibleInstead } from '@/lib/requests/planner'
import { Link } from '../../_ui/link'
import { Note } from '../../_ui/note'
import { Status, type StatusState } from '../../_ui/status'
import type { planTexts } from './messages'
import { PlanDrawing } from './plan-drawing'

export type Speaking = Say<typeof planTexts>
type Props = {
  plan: Plan
  wishedOn: string
  today: string
  /** Null while it is not sent. */
  sentOn: string | null
  /** The day is settled: nothing is said any more about whether it can be had. */
  agreed?: boolean
  say: Speaking
  /** Whoever reads it did not ask for it: nobody is spoken to as the one who did. */
  asOther?: boolean
  /** Under a task: who did it, its file, the way to tick it. */
  under?: ((task: PlannedTask) => ReactNode) | undefined
}

/** The line, and under it each task by its number: whose it is, by when, and what is late already. */
export function PlanView({ plan, wishedOn, today, sentOn, agreed = false, say, asOther = false, under }: Props) {
  const { state, words } = agreed
    ? { state: 'met' as const, words: say('agreed', { day: longDay(wishedOn, say.locale) }) }
    : verdictOf(plan, wishedOn, say)
  return (
    <figure className="at-card">
      <figcaption>
        <Status state={state}>{words}</Status>
      </figcaption>
      {plan.day === 'not-a-working-day' ? <p className="at-small">{say('dayOff')}</p> : null}
      <PlanDrawing plan={plan} wishedOn={wishedOn} start={sentOn ?? today} sent={sentOn !== null} say={say} />
      <h3 className="at-gap">{say('tasks')}</h3>
      <ol className="at-tasks">
        {plan.tasks.map((task, i) => (
          <li key={task.key}>
            <Task task={task} number={i + 1} say={say} asOther={asOther} />
            {under?.(task)}
          </li>
        ))}
      </ol>
    </figure>
  )
}

function verdictOf({ day, lead }: Plan, wishedOn: string, say: Speaking): { state: StatusState; words: string } {
  const said = { day: longDay(wishedOn, say.locale) }
  if (day === 'past') return { state: 'refused', words: say('past', said) }
  if (lead.needed === null) return { state: 'open', words: say('free', said) }
  const days = daysBetween(lead.earliestOn, wishedOn)
  // In time to the day, on a weekend or a holiday: the earliest day that is proposed comes after it.
  if (lead.met) return { state: 'met', words: days < 0 ? say('inTime', said) : say('fits', { ...said, days }) }
  if (!lead.firm) return { state: 'soon', words: say('sooner', { ...said, days: lead.needed - lead.given }) }
  const earliest = longDay(lead.earliestOn, say.locale)
  return { state: 'refused', words: say('tooSoon', { ...said, days: -days, earliest }) }
}

type TaskProps = { task: PlannedTask; number: number; say: Speaking; asOther: boolean }

function Task({ task, number, say, asOther }: TaskProps) {
  const { key, party, dueOn, sourced } = task
  return (
    <>
      <p>
        <b>
          {number}. {taskLabels[key][say.locale]}
        </b>
      </p>
      <p className="at-small">
        <Standing task={task} say={say} /> <span>{say('byDay', { day: longDay(dueOn, say.locale) })}</span>
      </p>
      <p className="at-small at-soft">
        {say(party === 'provider' ? 'forProvider' : asOther ? 'forAsker' : 'forHost')}
        {sourced ? null : <>; {say('proposal')}</>}
      </p>
    </>
  )
}

function Standing({ task: { key, doneOn, daysLate }, say }: { task: PlannedTask; say: Speaking }) {
  if (key === 'ask' && doneOn !== null && daysLate > 0)
    return <Status state="overdue">{say('sentLate', { days: daysLate })}</Status>
  if (doneOn !== null) return <Status state="met">{say('doneOn', { day: longDay(doneOn, say.locale) })}</Status>
  return daysLate > 0 ? <Status state="overdue">{say('late', { days: daysLate })}</Status> : null
}

const leads = {
  'later-day': null,
  'modules-now': '/modules',
  'event-of-others': '/calendar',
  'other-help': '/requests/new?kind=other-help',
} as const

type PossibleProps = {
  plan: Plan
  kind: RequestKind
  say: Speaking
  laterHref?: string | undefined
  children?: ReactNode
}

/** What can be had where the wished day cannot; nothing where it can. */
export function PossibleInstead({ plan, kind, say, laterHref, children }: PossibleProps) {
  const possible = possibleInstead(plan, kind)
  if (possible.length === 0) return null
  const day = longDay(plan.lead.earliestOn, say.locale)
  return (
    <Note kind="caution" className="at-gap" title={say('instead')} level={3}>
      <ul>
        {possible.map((each) => {
          const words = possibleTexts[each][say.locale].replace('{day}', day)
          const href = leads[each] ?? laterHref
          return <li key={each}>{href ? <Link href={href}>{words}</Link> : words}</li>
        })}
      </ul>
      {children}
    </Note>
  )
}
