'use client'
/** A form that follows what is saved of it on the server: it saves itself while somebody types, and is sent. */
import { useCallback, useRef, useState } from 'react'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { type Problem, problemOf } from './api'
import { useAsked } from './asked'
import { useAutosave } from './autosave'
import { forgetDraft, moveDraft, useDraft } from './draft'
import { type Meanwhile, meanwhileOf } from './meanwhile'
import { oneAtATime, useRunning } from './one-at-a-time'

/** What a form stands for: what was saved, and as of when; nothing of it yet where they are null. */
export type SavedAs = { id: string | null; from: string | null }
type Saved = { [K in keyof SavedAs]: string }

type Options<V, F> = {
  /** What the form was opened for, and the fields that were saved of it. */
  opened: SavedAs
  fields: F
  /** The form begins with what was typed before a reload, which is not saved yet. */
  restored: boolean
  autosaves: boolean
  draftOf: (at: SavedAs) => string
  fieldsOf: (values: V) => F
  valuesOf: (fields: F) => V
  /** Saves a new one where there is none yet, else a change made from what was saved. */
  save: (at: SavedAs, fields: F) => Promise<Saved>
  /** Where it is found once it is saved. */
  placeOf: (id: string) => string
  /** Refusals name fields as they are sent; what the form calls them. */
  inForm?: (field: string) => string
}

export function useSavedDraft<V extends FieldValues, C, T extends FieldValues, F>(
  form: UseFormReturn<V, C, T>,
  options: Options<V, F>,
) {
  const { fields, restored, autosaves, fieldsOf, valuesOf, placeOf, inForm = (field) => field } = options
  const { at, nowAt, forget } = useStandingDraft(form, options)
  const savedFields = useRef(fields)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [lost, setLost] = useState(false)
  const [meanwhile, setMeanwhile] = useState<Meanwhile<F> | null>(null)

  const showOnFields = (error: unknown) => {
    for (const { field, message } of problemOf(error)?.errors ?? [])
      form.setError(inForm(field.replace(/^fields\./, '')) as Path<V>, { type: 'server', message })
  }
  const saveTyped = async (): Promise<Saved> => {
    const values = structuredClone(form.getValues())
    const given = fieldsOf(values)
    const saved = await options.save(at.current, given)
    if (!at.current.id) window.history.replaceState(null, '', placeOf(saved.id))
    nowAt(saved, values)
    savedFields.current = given
    setMeanwhile(null)
    setSavedAt(saved.from)
    return saved
  }
  /** One save after the other, so that the first one's answer names what the next one changes. */
  const save = (): Promise<Saved> => {
    const saving = queue.current.catch(() => {}).then(saveTyped)
    queue.current = saving
    saving.catch((error) => {
      showOnFields(error)
      setMeanwhile((before) => savedElsewhere(problemOf(error)) ?? before)
    })
    return saving
  }

  /** What is being sent is saved by sending: a save of its own accord in between would be another version. */
  const sending = useRef(false)
  const saveUnlessSent = () => (sending.current ? Promise.resolve() : save())
  useAutosave(form, { on: autosaves && !meanwhile, restored, save: saveUnlessSent, setLost })

  /** Goes on from what was saved meanwhile: the next save is made from it. */
  const goOn = (seen: Meanwhile<F>) => {
    const { id } = at.current
    if (id) nowAt({ id, from: String(seen.version) }, valuesOf(seen.current))
    savedFields.current = seen.current
    setMeanwhile(null)
  }
  const send = useSentOnce()
  const sendSaved = async <R>(submit: (saved: Saved) => Promise<R>): Promise<R> => {
    sending.current = true
    try {
      return await submit(await save())
    } catch (error) {
      sending.current = false
      showOnFields(error)
      throw error
    }
  }
  const [pending, asked] = useAsked()
  const saveNow = () => asked(async () => (await save()).id)
  const sendOnce = <R>(submit: (saved: Saved) => Promise<R>) => send(() => asked(() => sendSaved(submit)))
  const base = () => savedFields.current
  return { at, save: saveNow, send: sendOnce, pending, savedAt, lost, meanwhile, base, goOn, forget }
}

/** Once, however often it is pressed: what was sent is no draft any more. */
function useSentOnce() {
  const sent = useRunning<unknown>()
  return <R>(act: () => Promise<R>) => oneAtATime(sent, act, { isOver: true }) as Promise<R>
}

function savedElsewhere<F>(problem: Problem | null): Meanwhile<F> | null {
  const seen = meanwhileOf<F>(problem)
  return seen && problem && { ...seen, what: problem.detail }
}

/** What the form stands for by now, and the draft of what was typed since it was saved. */
function useStandingDraft<V extends FieldValues, C, T extends FieldValues, F>(
  form: UseFormReturn<V, C, T>,
  { opened, draftOf }: Options<V, F>,
) {
  const at = useRef(opened)
  const [name, setName] = useState(draftOf(opened))
  const present = useRef(name)
  useDraft(form, name)
  const forget = useCallback(() => forgetDraft(present.current), [])
  const nowAt = (saved: Saved, values: V) => {
    const next = draftOf(saved)
    moveDraft(present.current, next, { saved: values, typed: form.getValues() })
    at.current = saved
    present.current = next
    setName(next)
  }
  return { at, nowAt, forget }
}
