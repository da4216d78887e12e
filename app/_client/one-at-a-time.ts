/** What is pressed twice is done once. */
import { type RefObject, useRef } from 'react'

type Running<R> = { of: string; result: Promise<R> }

/**
 * While something runs, the same once more is that one, with its result. Something else runs beside it.
 * @param isOver nothing is to be done again once it succeeded
 */
export function oneAtATime<R>(
  running: RefObject<Running<R> | null>,
  act: () => Promise<R>,
  { of = '', isOver = false } = {},
): Promise<R> {
  if (running.current?.of === of) return running.current.result
  const one: Running<R> = { of, result: act() }
  running.current = one
  const end = () => {
    if (running.current === one) running.current = null
  }
  one.result.then(isOver ? () => {} : end, end)
  return one.result
}

export const useRunning = <R>() => useRef<Running<R> | null>(null)
