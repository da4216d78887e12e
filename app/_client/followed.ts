'use client'
/** A form on a screen that is asked again while somebody types: it follows what changed elsewhere until they have begun. */
import { useCallback, useEffect, useRef } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import type { Problem } from './api'
import { isSame } from './merge'

type Standing<V> = { version: string | number | null; values: V }

/**
 * What a form takes over of a newer version: all of it while nobody has typed; the version alone where its fields say the
 * same; nothing otherwise, so that what is typed stays and what differs is named when it is sent.
 */
export function taken<V>(opened: Standing<V>, now: Standing<V>, begun: boolean): 'all' | 'version' | 'nothing' {
  if (opened.version === now.version) return 'nothing'
  if (isSame(opened.values, now.values)) return 'version'
  return begun ? 'nothing' : 'all'
}

type Followed<V> = Standing<V> & {
  /** It begins with what was typed before a reload. */
  restored?: boolean
  /** What the next save is made from. */
  onVersion: (version: Standing<V>['version']) => void
}

/** @returns what to call once it was saved from here, with the version that this made */
export function useFollowed<V extends FieldValues, C, T extends FieldValues>(
  form: UseFormReturn<V, C, T>,
  { version, values, restored = false, onVersion }: Followed<Partial<V>>,
) {
  const opened = useRef({ version, values })
  const begun = form.formState.isDirty || restored
  const latest = useRef({ values, begun, onVersion })
  latest.current = { values, begun, onVersion }
  const { reset, getValues } = form
  useEffect(() => {
    const { values: newer, begun: typed, onVersion: say } = latest.current
    const what = taken(opened.current, { version, values: newer }, typed)
    if (what === 'nothing') return
    opened.current = { version, values: newer }
    say(version)
    if (what === 'all') reset({ ...getValues(), ...newer })
  }, [version, reset, getValues])
  return (saved: Standing<V>['version']) => {
    opened.current = { version: saved, values: getValues() }
    latest.current.onVersion(saved)
    reset(getValues())
  }
}

/**
 * What a decision is made from: the version that was shown when somebody began with its form, also before a reload, and once they
 * were told that this is no longer so, the one that is shown by then.
 */
export function useSeen<V extends string | number>(shown: V, begun: boolean, begunFrom: V = shown) {
  const seen = useRef(begunFrom)
  const now = useRef(shown)
  now.current = shown
  if (!begun) seen.current = shown
  return useCallback((problem: Problem | null): V => {
    if (problem?.status === 409) seen.current = now.current
    return seen.current
  }, [])
}
