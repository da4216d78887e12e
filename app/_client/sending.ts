/**
 * What this browser is sending of its own accord, without anybody waiting for it on the screen. Whatever reads the record
 * meanwhile waits for it: its answer would show what was true before the last click.
 */

/** A connection that hangs holds nobody up for longer; what is sent after that is asked for again. */
const LONGEST_MS = 5000

const underWay = new Set<Promise<unknown>>()

export function sending<T>(work: Promise<T>): Promise<T> {
  underWay.add(work)
  const end = () => void underWay.delete(work)
  work.then(end, end)
  return work
}

/** Settles when nothing is under way any more. */
export async function allSent(longestMs = LONGEST_MS): Promise<void> {
  if (underWay.size === 0) return
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<'too long'>((resolve) => {
    timer = setTimeout(() => resolve('too long'), longestMs)
  })
  while (underWay.size > 0) {
    if ((await Promise.race([Promise.allSettled(underWay), tooLong])) === 'too long') break
  }
  clearTimeout(timer)
}
