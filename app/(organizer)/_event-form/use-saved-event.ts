'use client'
/** Saves the form: a draft by itself while somebody types, anything else when they say so. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { EventFields } from '@/lib/events/inputs'
import { api, problemOf } from '../../_client/api'
import { type Meanwhile, meanwhileOf } from '../../_client/meanwhile'
import { useCommand } from '../../_client/use-command'
import type { EventForm } from './values'

const PAUSE_MS = 1500

/** The refusal of a change that was made from what is no longer so. */
export type SavedMeanwhile = Meanwhile<EventFields> & { eventId: string }

type Options = {
  eventId: string | null
  /** When what the form shows was saved; null while nothing is. */
  from: string | null
  autosaves: boolean
  beforeSave: () => void
}

export function useSavedEvent(form: EventForm, { eventId, from, autosaves, beforeSave }: Options) {
  const id = useRef(eventId)
  const base = useRef(from)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [lost, setLost] = useState(false)
  const [meanwhile, setMeanwhile] = useState<SavedMeanwhile | null>(null)
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
        const saved =
          id.current && base.current
            ? await change.runAsync({ ...values, eventId: id.current, madeFrom: base.current })
            : await draft.runAsync(values)
        if (!id.current) window.history.replaceState(null, '', `/events/${saved.eventId}`)
        id.current = saved.eventId
        base.current = saved.version
        setMeanwhile(null)
        setSavedAt(saved.version)
        return saved.eventId
      })
    queue.current = saving
    saving.catch((error) =>
      setMeanwhile((before) => (meanwhileOf<EventFields>(problemOf(error)) as SavedMeanwhile | null) ?? before),
    )
    return saving
  }, [beforeSave, change.runAsync, draft.runAsync, form.getValues])

  useAutosave(form, autosaves && !meanwhile, save, setLost)

  /** Goes on from what was saved meanwhile: the next save is made from it. */
  const goOn = (seen: SavedMeanwhile) => {
    id.current = seen.eventId
    base.current = String(seen.version)
    setMeanwhile(null)
    change.reset()
  }
  const send = async () => submit.runAsync({ eventId: await save() })
  return {
    save,
    send,
    savedAt,
    lost,
    meanwhile,
    goOn,
    pending: change.pending || draft.pending || submit.pending,
    problem: meanwhile ? null : (submit.problem ?? change.problem ?? draft.problem),
  }
}

/** Saves a moment after the last key, while it is on. */
function useAutosave(form: EventForm, on: boolean, save: () => Promise<unknown>, setLost: (lost: boolean) => void) {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    if (!on) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const typed = form.watch(() => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        latest.current().then(
          () => setLost(false),
          () => setLost(true),
        )
      }, PAUSE_MS)
    })
    return () => {
      clearTimeout(timer)
      typed.unsubscribe()
    }
  }, [on, form.watch, setLost])
}
