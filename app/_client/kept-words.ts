'use client'
/** What somebody writes in a form that is there before it is known who they are: kept in this tab until it is sent. */
import { useEffect } from 'react'
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form'
import { draftName, forgetDraft, readDraft, useDraft } from './draft'
import { useMe } from './me'

/** @returns what to call once it was sent */
export function useKeptWords<V extends FieldValues, C, T extends FieldValues>(
  form: UseFormReturn<V, C, T>,
  about: string,
): () => void {
  const personId = useMe().me?.person?.id
  const name = personId ? draftName(personId, about) : null
  const { getValues, reset } = form
  useEffect(() => {
    if (!name) return
    const { values, restored } = readDraft(name, getValues())
    if (restored) reset(values as DefaultValues<V> as V, { keepDefaultValues: true })
  }, [name, getValues, reset])
  useDraft(form, name)
  return () => {
    if (name) forgetDraft(name)
  }
}
