'use client'
/** Saves the form: a draft by itself while somebody types, anything else when they say so. */
import { useCallback, useRef, useState } from 'react'
import type { EventFields } from '@/lib/events/fields'
import { api, problemOf } from '../../_client/api'
import { useAsked } from '../../_client/asked'
import { useAutosave } from '../../_client/autosave'
import { draftName, forgetDraft, keepDraft, useDraft } from '../../_client/draft'
import { type Meanwhile, meanwhileOf } from '../../_client/meanwhile'
import { useCommand } from '../../_client/use-command'
import type { EventForm, EventValues } from './values'

/** The refusal of a change that was made from what is no longer so. */
export type SavedMeanwhile = Meanwhile<EventFields> & { eventId: string }

/** What a form was opened for: an event as it was saved, or a new one, empty or like another. */
export type Opened = {
  personId: string
  eventId: string | null
  /** When what the form shows was saved; null while nothing is. */
  from: string | null
  /** The event that a new one begins as a copy of. */
  like: string | null
}

/** What is typed belongs to who typed it, to the event or the one it copies, and to what was saved of it when it was typed. */
export const draftOf = ({ personId, eventId, from, like }: Opened): string =>
  draftName(personId, eventId ? `event.${eventId}.${from ?? ''}` : `event.new.${like ?? ''}`)

type Options = Opened & {
  /** What was saved when the form was opened. */
  fields: EventValues
  autosaves: boolean
  /** The form begins with what was typed before a reload, which is not saved yet. */
  restored: boolean
  beforeSave: () => void
  /** What is saved is changed about the later dates of its series, too. */
  alsoLater: boolean
}

export function useSavedEvent(
  form: EventForm,
  { autosaves, restored, beforeSave, alsoLater, fields, ...opened }: Options,
) {
  const { id, base, nowFrom, forget } = useStandingDraft(form, opened)
  const savedFields = useRef<EventValues>(fields)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [lost, setLost] = useState(false)
  const [meanwhile, setMeanwhile] = useState<SavedMeanwhile | null>(null)
  // Without the focus, which a save of its own accord would take from where somebody types.
  const setError: EventForm['setError'] = (name, error) => form.setError(name, error)
  const change = useCommand(api.events.changeEvent, { setError })
  const draft = useCommand(api.events.draftEvent, { setError })
  const submit = useCommand(api.events.submitEvent, { setError })

  /** One save after the other, so that the first one's answer names the event for the next. */
  const save = useCallback((): Promise<string> => {
    const saving = queue.current
      .catch(() => {})
      .then(async () => {
        beforeSave()
        // It began with all that was saved, or with all that an event has.
        const values = structuredClone(form.getValues()) as EventFields
        const saved =
          id.current && base.current
            ? await change.runAsync({ ...values, eventId: id.current, madeFrom: base.current, alsoLater })
            : await draft.runAsync(values)
        if (!id.current) window.history.replaceState(null, '', `/events/${saved.eventId}`)
        nowFrom({ eventId: saved.eventId, version: saved.version }, values)
        savedFields.current = values
        setMeanwhile(null)
        setSavedAt(saved.version)
        return saved.eventId
      })
    queue.current = saving
    saving.catch((error) =>
      setMeanwhile((before) => (meanwhileOf<EventFields>(problemOf(error)) as SavedMeanwhile | null) ?? before),
    )
    return saving
  }, [beforeSave, alsoLater, change.runAsync, draft.runAsync, form.getValues, id, base, nowFrom])

  useAutosave(form, { on: autosaves && !meanwhile, restored, save, setLost })

  /** Goes on from what was saved meanwhile: the next save is made from it. */
  const goOn = (seen: SavedMeanwhile) => {
    nowFrom({ eventId: seen.eventId, version: String(seen.version) }, seen.current)
    savedFields.current = seen.current
    setMeanwhile(null)
    change.reset()
  }
  const [pending, asked] = useAsked()
  const saveNow = () => asked(save)
  const send = () => asked(async () => submit.runAsync({ eventId: await save() }))
  const problem = meanwhile ? null : (submit.problem ?? change.problem ?? draft.problem)
  return {
    save: saveNow,
    send,
    savedAt,
    lost,
    meanwhile,
    base: () => savedFields.current,
    goOn,
    forget,
    pending,
    problem,
  }
}

/** Which event the form stands for by now, and the draft of what was typed since it was saved. */
function useStandingDraft(form: EventForm, opened: Opened) {
  const id = useRef(opened.eventId)
  const base = useRef(opened.from)
  const [name, setName] = useState(draftOf(opened))
  const present = useRef(name)
  const { personId } = opened
  useDraft(form, name)
  const forget = useCallback(() => forgetDraft(present.current), [])
  /** The draft goes along to what was saved last; what was typed since stays one. */
  const nowFrom = useCallback(
    (saved: { eventId: string; version: string }, sent: unknown) => {
      forgetDraft(present.current)
      id.current = saved.eventId
      base.current = saved.version
      present.current = draftOf({ personId, eventId: saved.eventId, from: saved.version, like: null })
      const values = form.getValues()
      if (JSON.stringify(values) !== JSON.stringify(sent)) keepDraft(present.current, values)
      setName(present.current)
    },
    [form.getValues, personId],
  )
  return { id, base, nowFrom, forget }
}
