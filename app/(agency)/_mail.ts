/** Letters that a coordinator sends from their own mail program. Subjects are neutral: others may see them on a screen. */
import { count } from '@/lib/platform/words'
import { daysBetween, longDay } from '@/lib/platform/words-of-time'

/** `courseSlug`: of the module, where one is asked for. */
export type Missing = { requirementName: string; courseSlug: string | null; dueOn: string; known: Known | null }
export type Known = {
  state: 'not-started' | 'started' | 'lessons-done'
  lessonsDone: number
  lessonsTotal: number
  attempts: number
}
type Letter = { label: string; body: string }

/** How far ahead of its day somebody is written to about a training: as far as the list of what falls due looks. */
const WRITTEN_DAYS_AHEAD = 90
/** Whether a letter makes sense by now: overdue, or due within ninety days. */
export const isNearEnough = (dueOn: string, today: string): boolean => daysBetween(today, dueOn) <= WRITTEN_DAYS_AHEAD

/** Mail programs cut off addresses that are longer than about two thousand characters. */
export const MOST_CHARACTERS = 1900
const SUBJECT = 'One date to note'

/**
 * Where what is left of it begins: the test when only that is, else the module, which knows the place; where more than a
 * module is asked for, the person's own list, which says what counts and what is missing.
 */
const where = ({ courseSlug, known }: Missing) =>
  courseSlug === null
    ? `${window.location.origin}/training`
    : `${window.location.origin}/modules/${courseSlug}${known?.state === 'lessons-done' ? '/test' : ''}`

/** What to offer, by what keeps the training from being done. */
export function letterFor(item: Missing, givenName: string, today: string): Letter {
  const due = `“${item.requirementName}” ${item.dueOn < today ? 'was' : 'is'} due on ${longDay(item.dueOn)}.`
  const { label, text } = item.courseSlug === null ? manyWays : causeOf(item.known)
  return { label, body: [`Hello ${givenName},`, `${due} ${text}`, where(item), closing].join('\n\n') }
}

/**
 * One letter to the address about several trainings, each with the day it is due and where it goes on: as many as a link
 * holds, the first due first; of the others how many they are and where they stand.
 */
export function letterForAll(given: readonly Missing[], address: string, givenName: string, today: string): Letter {
  const items = given.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))
  const lines = items.map(
    (item) =>
      `“${item.requirementName}”, ${item.dueOn < today ? 'was due' : 'due'} on ${longDay(item.dueOn)}: ${where(item)}`,
  )
  const bodyOf = (most: number) => {
    const left = items.length - most
    const rest = left > 0 ? [`${count(left, 'more training')} and all dates: ${window.location.origin}/training`] : []
    return [`Hello ${givenName},`, 'These trainings are to be done:', ...lines.slice(0, most), ...rest, closing].join(
      '\n\n',
    )
  }
  let most = items.length
  while (most > 0 && mailHref(address, bodyOf(most)).length > MOST_CHARACTERS) most -= 1
  const body = bodyOf(most)
  return { label: `Write about ${count(items.length, 'training')}`, body }
}

const closing = 'If something stands in the way, or the date cannot be kept, please tell me.'

const manyWays = {
  label: 'Remind',
  text: 'What counts toward it, and what is still missing, stands here after you sign in:',
}

function causeOf(known: Known | null): { label: string; text: string } {
  if (known?.state === 'lessons-done')
    return known.attempts > 0
      ? {
          label: 'Offer help',
          text: 'You have done all the lessons, and the test is not passed yet. You can read the lessons again before the next try; would it help to go through them together?',
        }
      : { label: 'Remind of the test', text: 'You have done all the lessons; only the test is left. It opens here:' }
  if (known?.state === 'started')
    return {
      label: 'Ask to go on',
      text: `You have done ${known.lessonsDone} of ${known.lessonsTotal} lessons. Your place is kept; it goes on here:`,
    }
  return { label: 'Remind', text: 'It can be taken from any device, a lesson at a time. It begins here:' }
}

export const mailHref = (address: string, body: string): string =>
  `mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(SUBJECT)}&body=${encodeURIComponent(body)}`

/** One letter to several, each unseen by the others; nothing where the addresses are too many for a link. */
export function mailToAll(addresses: readonly string[]): string | null {
  const body = [
    'Hello,',
    'A training of yours is due. What it is and by when stands here after you sign in:',
    `${window.location.origin}/training`,
    closing,
  ].join('\n\n')
  const href = `mailto:?bcc=${addresses.map(encodeURIComponent).join(',')}&subject=${encodeURIComponent(SUBJECT)}&body=${encodeURIComponent(body)}`
  return href.length <= MOST_CHARACTERS ? href : null
}

/** How far a module is that is not completed. */
export function progressWords({ state, lessonsDone, lessonsTotal, attempts }: Known): string {
  if (state === 'not-started') return 'The module is not started.'
  const tries = attempts > 0 ? ` ${count(attempts, 'test attempt')} so far.` : ''
  return state === 'started'
    ? `The module is started; ${lessonsDone} of ${lessonsTotal} lessons are done.${tries}`
    : `All lessons are done; the test is not passed yet.${tries}`
}
