'use client'
/** Saves a draft by itself while somebody types. */
import { useLayoutEffect, useRef } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'

const PAUSE_MS = 1500

type Options = {
  on: boolean
  /** The form begins with what was typed before a reload, which is not saved yet. */
  restored: boolean
  save: () => Promise<unknown>
  setLost: (lost: boolean) => void
}

/** Saves a moment after the last key, while it is on; what a reload brought back is saved without another. */
export function useAutosave<V extends FieldValues, C, T extends FieldValues>(
  form: UseFormReturn<V, C, T>,
  { on, restored, save, setLost }: Options,
): void {
  const latest = useRef(save)
  latest.current = save
  const waiting = useRef(restored)
  const { watch } = form
  // Before the next key is read: what is typed at once counts too.
  useLayoutEffect(() => {
    if (!on) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const saveSoon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        waiting.current = false
        latest.current().then(
          () => setLost(false),
          () => setLost(true),
        )
      }, PAUSE_MS)
    }
    if (waiting.current) saveSoon()
    const typed = watch(saveSoon)
    return () => {
      clearTimeout(timer)
      typed.unsubscribe()
    }
  }, [on, watch, setLost])
}
