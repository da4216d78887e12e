'use client'
/** What somebody was typing, kept in this tab until it is saved: a reload in the middle of a form loses nothing. */
import { useLayoutEffect } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'

const PREFIX = 'attest.draft.'

/** A draft is whose it is: another person in the same tab does not find it. */
export const draftName = (personId: string, about: string): string => `${personId}.${about}`

const placeOf = (name: string) => `${PREFIX}${name}`

/** Where something else that somebody began is kept: it is forgotten with their drafts. */
export const draftKey = (personId: string, about: string): string => placeOf(draftName(personId, about))

/** Removes what others began in this tab; of everybody where nobody is signed in. */
export function forgetDraftsBut(personId: string | null): void {
  try {
    const store = window.sessionStorage
    for (const key of Object.keys(store))
      if (key.startsWith(PREFIX) && (personId === null || !key.startsWith(`${PREFIX}${personId}.`)))
        store.removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** What was typed before, on top of what the form begins with; fields that the form no longer has are left out. */
export function readDraft<V extends FieldValues>(name: string, start: V): { values: V; restored: boolean } {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(placeOf(name)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return { values: start, restored: false }
    const known = Object.entries(kept).filter(([field]) => field in start)
    return { values: { ...start, ...Object.fromEntries(known) }, restored: true }
  } catch {
    return { values: start, restored: false }
  }
}

export function forgetDraft(name: string): void {
  try {
    window.sessionStorage.removeItem(placeOf(name))
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

export function keepDraft(name: string, values: FieldValues): void {
  try {
    window.sessionStorage.setItem(placeOf(name), JSON.stringify(values))
  } catch {
    // Kept on the screen all the same.
  }
}

/** The draft goes along to what was saved last, under another name; what is typed beyond what was saved stays one. */
export function moveDraft(from: string, to: string, { saved, typed }: Record<'saved' | 'typed', FieldValues>): void {
  forgetDraft(from)
  if (JSON.stringify(typed) !== JSON.stringify(saved)) keepDraft(to, typed)
}

/** Keeps the form's values as they are typed, once there is a name to keep them by. */
export function useDraft<V extends FieldValues, C, T extends FieldValues>(
  form: UseFormReturn<V, C, T>,
  name: string | null,
): void {
  const { subscribe } = form
  // Before the next key is read: what is typed at once counts too.
  useLayoutEffect(() => {
    if (name === null) return
    return subscribe({
      formState: { values: true },
      callback: ({ values }) => keepDraft(name, values),
    })
  }, [subscribe, name])
}
