/**
 * How long a lesson was open until it was marked done. It shows that the text was on a screen, not that it was read, and
 * nothing more is claimed: the test shows what was understood.
 */

/** What is left open overnight counts as one sitting. */
export const LONGEST_SITTING = 3600

/** Two clocks and the way between them. */
const SLACK = 2

/** Who read a lesson before, in whatever edition, is asked for this part of its least time. */
const RETURNING = 0.5

export type LessonTime = { openedAt: Date | null; doneAt: Date | null; readSeconds: number | null; least: number }

export const leastFor = (leastSeconds: number | undefined, readBefore: boolean) =>
  Math.floor((leastSeconds ?? 0) * (readBefore ? RETURNING : 1))

/**
 * The instant that a message counts from. The server knows when it arrives; how long it waited for a connection only the
 * device knows, so that is believed as far as the server can bound it: not before the enrollment, and not before what it
 * last heard from this reader in any module. An hour without a connection can thus be claimed once, by one lesson.
 * @param claimed when the message was written, if the device is right
 */
export function heardFrom(claimed: Date, enrolledAt: Date, lastHeardAt: Date | null, now: Date): Date {
  const earliest = Math.max(claimed.getTime(), enrolledAt.getTime(), lastHeardAt?.getTime() ?? 0)
  return new Date(Math.min(earliest, now.getTime()))
}

const secondsFrom = (from: Date, to: Date) => Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000))

/**
 * Seconds that count for a lesson marked done at `at`: since it was opened, or since the reader last marked any lesson done
 * if that was later, so that lessons open side by side do not count twice; one sitting at most.
 */
export function secondsRead(openedAt: Date, lastDoneAt: Date | null, at: Date): number {
  const from = lastDoneAt && lastDoneAt > openedAt ? lastDoneAt : openedAt
  return Math.min(LONGEST_SITTING, secondsFrom(from, at))
}

/**
 * Seconds from `at` until a lesson may be marked done; 0: now. It has to have been open for its least time, and the time
 * of all lessons marked done has to reach the sum of theirs. What was read longer than asked counts for the next lesson.
 * A lesson that was never opened is taken as opened at `at`.
 * @param done the lessons of the same enrollment that are marked done; what was done before time was kept is enough
 */
export function secondsToWait(
  { openedAt, least }: Pick<LessonTime, 'openedAt' | 'least'>,
  done: readonly Pick<LessonTime, 'readSeconds' | 'least'>[],
  lastDoneAt: Date | null,
  at: Date,
): number {
  if (least <= 0) return 0
  const from = openedAt ?? at
  const kept = done.reduce((sum, { readSeconds, least: asked }) => sum + (readSeconds ?? asked) - asked, 0)
  const left = Math.max(least - secondsFrom(from, at), least - kept - secondsRead(from, lastDoneAt, at))
  return left <= SLACK ? 0 : left
}
