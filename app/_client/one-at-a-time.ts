/** What is pressed twice is done once. */
import { type RefObject, useRef } from 'react'

type Running<R> = { of: unknown; result: Promise<R> }

/**
 * While something runs, the same once more is that one, with its result. Something else runs beside it.
 * @param of by which the same is known: what it says, or which file it is
 * @param isOver nothing is to be done again once it succeeded
 */
export function oneAtATime<R>(
  running: RefObject<Running<R> | null>,
  act: () => Promise<R>,
  { of = '', isOver }: { of?: unknown; isOver?: boolean } = {},
): Promise<R> {
  // As text all files are one.
  const same = of instanceof Blob ? of : JSON.stringify(of)
  if (running.current?.of === same) return running.current.result
  const one: Running<R> = { of: same, result: act() }
  running.current = one
  const end = () => {
    if (running.current === one) running.current = null
  }
  one.result.then(isOver ? null : end, end)
  return one.result
}

export const useRunning = <R>() => useRef<Running<R> | null>(null)
