/** How the learner's home says what is owed. */
import type * as z from 'zod/mini'
import type { StatusState } from '@/app/_ui/status'
import { capital, numberWord } from '@/lib/platform/words'
import { fromToday, overdueBy, span } from '@/lib/platform/words-of-time'
import type { myObligationShape } from '@/lib/requirements/told-shapes'

export type Obligation = z.infer<typeof myObligationShape>

type Status = Obligation['status']

/** What the card of the next events says. @param state the name of the state where the person serves */
export const eventsWords = (state: string | null) => ({
  none: state ? `No event in ${state} or online is on the calendar now.` : 'No event is on the calendar now.',
  all: state ? `All events in ${state} or online` : 'All events',
})

const states: { [kind in Status['kind']]: StatusState } = {
  overdue: 'overdue',
  'due-soon': 'soon',
  'not-cleared': 'waiting',
  open: 'open',
  met: 'met',
  'not-applicable': 'off',
}
export const stateOf = ({ kind }: Status) => states[kind]

export function statusWords({ kind, days, dueOn, waived }: Status, asOf: string): string {
  if (kind === 'overdue') return capital(overdueBy(days))
  if (kind === 'met') return waived ? 'Waived' : 'Met'
  if (kind === 'not-applicable') return 'Not required'
  if (kind === 'not-cleared') return 'Not yet cleared'
  return dueOn ? `Due ${fromToday(asOf, dueOn)}` : 'Due later'
}

/** "One training is overdue and one is due in 12 days. Everything else is in order." */
export function leadWords(items: readonly Pick<Obligation, 'status'>[]): string {
  const overdue = items.filter(({ status }) => status.kind === 'overdue').length
  const soon = items.filter(({ status }) => status.kind === 'due-soon')
  const gates = items.filter(({ status }) => status.kind === 'not-cleared').length
  const rest = items.length - overdue - soon.length - gates
  if (items.length === 0) return 'No agency asks for training from you now.'
  const late = `${capital(numberWord(overdue))} ${overdue === 1 ? 'training is' : 'trainings are'} overdue`
  const days = Math.min(...soon.map(({ status }) => status.days ?? 0))
  const within = days === 0 ? 'today' : `in ${span(days)}`
  const next =
    soon.length === 1 ? `one is due ${within}` : `${numberWord(soon.length)} are due soon, the first ${within}`
  const gate =
    gates > 0
      ? ` ${capital(numberWord(gates))} ${gates === 1 ? 'training is' : 'trainings are'} still needed before you are cleared.`
      : ''
  const order = `${gate}${rest > 0 ? ' Everything else is in order.' : ''}`
  if (overdue > 0 && soon.length > 0) return `${late} and ${next}.${order}`
  if (overdue > 0) return `${late}.${order}`
  if (soon.length > 0)
    return `${capital(next.replace(/^one is/, 'one training is').replace(/ are due soon/, ' trainings are due soon'))}.${order}`
  return `Nothing is overdue, and nothing is due soon.${gate}`
}
