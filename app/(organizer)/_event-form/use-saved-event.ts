'use client'
/** Saves the form: a draft by itself while somebody types, anything else when they say so. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../_client/api'
import { useCommand } from '../../_client/use-command'
import type { EventForm } from './values'

const PAUSE_MS = 1500

type Options = { eventId: string | null; autosaves: boolean; beforeSave: () => void }

export function useSavedEvent(form: EventForm, { eventId, autosaves, beforeSave }: Options) {
  const id = useRef(eventId)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [lost, setLost] = useState(false)
  const { setError } = form
  const change = useCommand(api.events.changeEvent, { setError })
  const draft = useCommand(api.events.draftEvent, { setError })
  const submit = useCommand(api.events.submitEvent, { setError })

  /** One save after the other, so that the first one's answer names the event for the next. */
  const save = useCallback((): Promise<string> => {
    const saving = queue.current
      .catch(() => {})
      .then(async () => {
        beforeSave()
        const values = form.getValues()
        const saved = id.current
          ? await change.runAsync({ ...values, eventId: id.current })
          : await draft.runAsync(values)
        if (!id.current) window.history.replaceState(null, '', `/events/${saved.eventId}`)
        id.current = saved.eventId
        setSavedAt(saved.savedAt)
        return saved.eventId
      })
    queue.current = saving
    return saving
  }, [beforeSave, change.runAsync, draft.runAsync, form.getValues])

  const autosave = useRef(save)
  autosave.current = save
  useEffect(() => {
    if (!autosaves) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const typed = form.watch(() => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        autosave.current().then(
          () => setLost(false),
          () => setLost(true),
        )
      }, PAUSE_MS)
    })
    return () => {
      clearTimeout(timer)
      typed.unsubscribe()
    }
  }, [autosaves, form.watch])

  const send = async () => submit.runAsync({ eventId: await save() })
  return {
    save,
    send,
    savedAt,
    lost,
    pending: change.pending || draft.pending || submit.pending,
    problem: submit.problem ?? change.problem ?? draft.problem,
  }
}
