'use client'
/** Follows the reader through a lesson and keeps the last heading they came to. */
import { useEffect, useRef } from 'react'
import { placeMessage, useOutbox } from '@/app/_client/outbox'
import type { Enrollment } from '@/lib/learning/inputs'

/** A heading counts as reached when it stands in the upper part of the window for this long. */
const SETTLED_MS = 1500
const UPPER = 0.4

function headingReached(): string | null {
  const headings = [...document.querySelectorAll<HTMLElement>('article :is(h2, h3)[id]')]
  const passed = headings.filter((heading) => heading.getBoundingClientRect().top < window.innerHeight * UPPER)
  return passed.at(-1)?.id ?? null
}

export function useKeepPlace({ enrollmentId, lessons }: Enrollment, lessonKey: string) {
  const { put, messages, waiting, tooEarly, savedAt, ready, refused } = useOutbox()
  const known = useRef(lessons.find(({ key }) => key === lessonKey))

  useEffect(() => {
    if (!ready) return
    const message = (place: string | null, kind: 'opened' | 'place' = 'place') =>
      placeMessage({ enrollmentId, lessonKey, place, placeAt: new Date().toISOString() }, kind)
    const keep = (place: string | null) => void put(message(place))
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = window.location.hash.slice(1) || known.current?.place || null
    // Opening a lesson makes it the one to come back to, at the place that is known; its time begins with the first.
    const opened = message(last, 'opened')
    const isFirst = !known.current?.startedAt && !messages().some(({ key }) => key === opened.key)
    void put(isFirst ? opened : message(last))
    const settle = () => {
      const now = headingReached()
      if (now === null || now === last) return
      last = now
      keep(now)
    }
    const onScroll = () => {
      clearTimeout(timer)
      timer = setTimeout(settle, SETTLED_MS)
    }
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(timer)
      window.removeEventListener('scroll', onScroll)
    }
  }, [enrollmentId, lessonKey, messages, put, ready])

  return { waiting, tooEarly, savedAt, refused: refused.findLast(({ input }) => input.enrollmentId === enrollmentId) }
}
