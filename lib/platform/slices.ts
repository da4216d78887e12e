/**
 * Long work in slices, so that requests of the same process have their turn. The work is a generator that stops now and
 * then; a test runs it through, a server runs it slice by slice, and both do the same.
 */

export type Steps<T> = Generator<void, T, void>

/** Each so many items a loop stops: enough work to be worth it, little enough to be over in a few milliseconds. */
const ITEMS_A_STEP = 100

const SLICE_MS = 4

/** Like `map`, stopping now and then. */
export function* eachInSteps<T, R>(items: readonly T[], each: (item: T, at: number) => R): Steps<R[]> {
  const results: R[] = []
  for (const [at, item] of items.entries()) {
    results.push(each(item, at))
    if (at % ITEMS_A_STEP === 0) yield
  }
  return results
}

const ITEMS_A_RUN = 1000

/** Like `toSorted`, stopping now and then: runs are sorted, then merged two by two. */
export function* sortedInSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  let runs: T[][] = []
  for (let from = 0; from < items.length; from += ITEMS_A_RUN) {
    runs.push(items.slice(from, from + ITEMS_A_RUN).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const longer: T[][] = []
    for (let at = 0; at < runs.length; at += 2) longer.push(yield* merged(runs[at] ?? [], runs[at + 1] ?? [], compare))
    runs = longer
  }
  return runs[0] ?? []
}

function* merged<T>(left: readonly T[], right: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  const [lefts, rights] = [left.values(), right.values()]
  let [l, r] = [lefts.next(), rights.next()]
  const whole: T[] = []
  while (!l.done || !r.done) {
    if (!l.done && (r.done || compare(l.value, r.value) <= 0)) {
      whole.push(l.value)
      l = lefts.next()
    } else if (!r.done) {
      whole.push(r.value)
      r = rights.next()
    }
    if (whole.length % ITEMS_A_RUN === 0) yield
  }
  return whole
}

/** Runs through without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Raised when the work took longer than it may. */
export class TookTooLong extends Error {}

/** Milliseconds that this process worked: what others on the machine do does not count. */
function workedMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Runs in slices of some milliseconds. @param mostMs of work, without the pauses @throws TookTooLong */
export async function inSlices<T>(steps: Steps<T>, mostMs: number): Promise<T> {
  let worked = 0
  for (;;) {
    const [from, workedBefore] = [performance.now(), workedMs()]
    while (performance.now() - from < SLICE_MS) {
      const step = steps.next()
      if (step.done) return step.value
    }
    worked += workedMs() - workedBefore
    if (worked > mostMs) throw new TookTooLong()
    await new Promise((resolve) => setImmediate(resolve))
  }
}
