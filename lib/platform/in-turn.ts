const ends = new Map<string, Promise<unknown>>()

/**
 * Work of one name goes one after the other in this process, in the order in which it came; a failure is its own caller's alone.
 * For what needs much memory, and for what would wait for one lock anyway: meanwhile it holds none of the connections that
 * others need. It takes no lock itself: other processes know nothing of it.
 */
export function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const done = (ends.get(name) ?? Promise.resolve()).then(work)
  const end = done
    .catch(() => {})
    .then(() => {
      if (ends.get(name) === end) ends.delete(name)
    })
  ends.set(name, end)
  return done
}
