'use client'
/** Words about what was done: they are gone as soon as the next thing is done, whether or not it succeeds. */
import { type MutationCache, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Note } from '../_ui/note'

/** Calls when anything is sent from here on. @returns how to stop listening */
export const onNextChange = (mutations: MutationCache, then: () => void): (() => void) =>
  mutations.subscribe(({ type }) => {
    if (type === 'added') then()
  })

/** What is said until the next change is sent. */
export function useSaid(first: string | null = null) {
  const queries = useQueryClient()
  const [words, say] = useState(first)
  useEffect(() => onNextChange(queries.getMutationCache(), () => say(null)), [queries])
  return [words, say] as const
}

type Looks = { level?: 2 | 3 | undefined; className?: string | undefined }

/** What was done on the screen before, or just now where the screen keeps it. */
/** `about`: whose words they are, where the same may be said twice in a row. */
export const Said = ({ words, about = '', ...looks }: Looks & { words: string | null | undefined; about?: string }) =>
  words ? <Saying key={`${about} ${words}`} words={words} {...looks} /> : null

function Saying({ words, ...looks }: Looks & { words: string }) {
  const [shown] = useSaid(words)
  return shown ? <Note kind="good" {...looks} title={shown} live /> : null
}
