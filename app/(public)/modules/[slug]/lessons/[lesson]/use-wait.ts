'use client'
import { useEffect, useState } from 'react'
import type { Enrollment } from '@/lib/learning/inputs'

/** So that the server, which heard of the opening a moment later, agrees. */
const MARGIN_MS = 1000
const TICK_MS = 2000

/**
 * Seconds until the lesson on the page may be marked done; 0: now, or nothing is asked. It is the server that decides.
 * @param toldAt when the enrollment was read, in this browser's milliseconds
 */
export function useWait(enrollment: Enrollment | undefined, lessonKey: string, toldAt: number): number {
  const [openedHere, setOpenedHere] = useState({ lessonKey, at: 0 })
  const [now, setNow] = useState(0)
  const lesson = enrollment?.lessons.find(({ key }) => key === lessonKey)
  const opened = openedHere.lessonKey === lessonKey ? openedHere.at : 0
  const from = lesson?.startedAt ? toldAt : Math.max(toldAt, opened)
  const until = lesson && lesson.waitSeconds > 0 ? from + lesson.waitSeconds * 1000 + MARGIN_MS : 0
  const left = until === 0 ? 0 : Math.max(0, Math.ceil((until - Math.max(now, opened, from)) / 1000))

  const isWaiting = left > 0

  useEffect(() => setOpenedHere({ lessonKey, at: Date.now() }), [lessonKey])
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [isWaiting])
  return left
}
