'use client'
import { useEffect, useRef } from 'react'
import { Note } from '@/app/_ui/note'

/** What was just done. Takes the focus: the button that did it is often gone. */
export function Done({ words, level }: { words: string | null; level?: 2 | 3 | undefined }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (words) box.current?.focus()
  }, [words])
  return words ? (
    <div ref={box} tabIndex={-1}>
      <Note kind="good" title={words} level={level} />
    </div>
  ) : null
}
