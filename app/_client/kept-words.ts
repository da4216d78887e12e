'use client'
/** What somebody writes in a form that is there before it is known who they are: kept in this tab until it is sent. */
import { useEffect, useLayoutEffect, useState } from 'react'
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form'
import { draftName, forgetDraft, keepDraft, readDraft, useDraft } from './draft'
import { useMe } from './me'

/** What the form began with: of what is changed, what it was made from. */
const startOf = (name: string) => `${name}.start`

/** By the name of its draft, where another form ends what this one began. */
export function forgetWords(name: string): void {
  forgetDraft(name)
  forgetDraft(startOf(name))
}

/** @returns what to call once it was sent */
export function useKeptWords<V extends FieldValues, C, T extends FieldValues>(
  form: UseFormReturn<V, C, T>,
  about: string,
): () => void {
  const personId = useMe().me?.person?.id
  const name = personId ? draftName(personId, about) : null
  const { getValues, reset, subscribe } = form
  useEffect(() => {
    if (!name) return
    const { values, restored } = readDraft(name, getValues())
    if (!restored) return
    // What was changed since is told apart from what was typed only by what the form began with.
    reset(readDraft(startOf(name), getValues()).values as DefaultValues<V> as V)
    reset(values as DefaultValues<V> as V, { keepDefaultValues: true })
  }, [name, getValues, reset])
  useDraft(form, name)
  useLayoutEffect(() => {
    if (name === null) return
    return subscribe({
      formState: { values: true },
      callback: ({ defaultValues }) => keepDraft(startOf(name), defaultValues ?? {}),
    })
  }, [subscribe, name])
  return () => {
    if (name) forgetWords(name)
  }
}

/**
 * What was typed into such a form that is no longer there, since what it was about was decided meanwhile.
 * @returns null where nothing was typed
 */
export function useUnsent<V extends FieldValues>(about: string, blank: V): { unsent: V | null; forget: () => void } {
  const personId = useMe().me?.person?.id
  const [, again] = useState(0)
  if (!personId) return { unsent: null, forget: () => {} }
  const name = draftName(personId, about)
  const { values, restored } = readDraft(name, blank)
  const forget = () => {
    forgetWords(name)
    again((times) => times + 1)
  }
  return { unsent: restored ? values : null, forget }
}
