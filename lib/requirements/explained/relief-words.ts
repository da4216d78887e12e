/** How waivers, extensions, exemptions and leave are said. Pure: the browser loads it. */
import { count } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { Explanation } from '../engine/facts'
import type { ReliefKind, ReliefState } from '../reliefs/inputs'
import type { Relieved } from '../shapes'

export const reliefNames: Record<ReliefKind, string> = {
  waiver: 'Waiver',
  extension: 'Extension',
  exemption: 'Exemption',
  leave: 'Leave',
}

export const reliefStateNames: Record<ReliefState, string> = {
  waiting: 'Waits for a decision',
  declined: 'Declined',
  granted: 'Granted',
  ended: 'Ended',
  'taken-back': 'Taken back',
}

/** What it does, in one sentence; what it would do, where nobody granted it. */
export function reliefWords(relief: {
  kind: ReliefKind
  state: ReliefState
  from: string
  untilOn: string | null
  dueOn: string | null
  newDueOn: string | null
}): string {
  const { kind, state, from, untilOn, dueOn, newDueOn } = relief
  if (state === 'waiting' || state === 'declined')
    return `${state === 'waiting' ? 'It asks' : 'It asked'} ${askedWords(relief)}`
  if (kind === 'waiver')
    return dueOn ? `What was due by ${longDay(dueOn)} is waived.` : `What was open on ${longDay(from)} is waived.`
  if (kind === 'extension')
    return dueOn
      ? `The last day moves from ${longDay(dueOn)} to ${longDay(newDueOn ?? from)}.`
      : `The last day moves to ${longDay(newDueOn ?? from)}.`
  if (kind === 'leave') return `On leave from ${longDay(from)}; back on ${longDay(untilOn ?? from)}.`
  return untilOn
    ? `Not required from ${longDay(from)} until ${longDay(untilOn)}.`
    : `Not required from ${longDay(from)} on, until it is ended.`
}

/** Of what waits, and of what was declined: it never came to hold. */
function askedWords({ kind, from, untilOn, dueOn, newDueOn }: Parameters<typeof reliefWords>[0]): string {
  if (kind === 'waiver')
    return dueOn ? `to waive what is due by ${longDay(dueOn)}.` : `to waive what was open on ${longDay(from)}.`
  if (kind === 'extension')
    return dueOn
      ? `to move the last day from ${longDay(dueOn)} to ${longDay(newDueOn ?? from)}.`
      : `to move the last day to ${longDay(newDueOn ?? from)}.`
  if (kind === 'leave') return `for leave from ${longDay(from)}, to be back on ${longDay(untilOn ?? from)}.`
  return untilOn
    ? `not to require it from ${longDay(from)} until ${longDay(untilOn)}.`
    : `not to require it from ${longDay(from)} on, until it is ended.`
}

/** What was decided about a cycle, each with who, when, why and what was shown. */
export function reliefNotes({ relief, waived, monthsAway, allAway }: Explanation): string[] {
  const moved = (relief?.by ?? []).map((each) => `${movedWords(each, relief?.ruleDueOn ?? '')} ${decidedWords(each)}`)
  const lifted = waived ? [`Waived on ${longDay(waived.from)}. ${decidedWords(waived)}`] : []
  const away = allAway
    ? ['All of the period was leave, so nothing is owed for it.']
    : monthsAway
      ? [
          `${count(monthsAway, 'month')} of the period were leave from the first day to the last; nothing is owed for them.`,
        ]
      : []
  return [...moved, ...lifted, ...away]
}

function movedWords({ kind, from, to, days, newDueOn }: Relieved, ruleDueOn: string): string {
  if (kind === 'leave')
    return `On leave from ${longDay(from)} until ${longDay(to ?? from)}: the clock stood still for ${count(days ?? 0, 'day')}.`
  return `By the rule it was due by ${longDay(ruleDueOn)}; the last day was moved to ${longDay(newDueOn ?? ruleDueOn)}.`
}

function decidedWords({ decided: { on, by, why, evidence, files } }: Relieved): string {
  const shown = evidence ? ` Shown: ${quoted(evidence)}` : ''
  return `Decided by ${by} on ${longDay(on)}: ${quoted(why)}${shown}${filesWords(files ?? 0)}`
}

/** What somebody wrote, at the end of a sentence, with one full stop. */
const quoted = (written: string): string => (/[.!?…]$/.test(written) ? `“${written}”` : `“${written}”.`)

/** That something was shown, not what: others read this too. */
const filesWords = (files: number): string =>
  files === 0 ? '' : files === 1 ? ' A document was shown for it.' : ` ${files} documents were shown for it.`
