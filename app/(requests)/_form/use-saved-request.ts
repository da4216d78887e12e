'use client'
/** Saves the form of a request: a draft by itself while somebody types, a change of a sent one when they say so. */
import { useCallback, useRef, useState } from 'react'
import type { RequestFields } from '@/lib/requests/inputs'
import type { RequestKind } from '@/lib/requests/kinds'
import { api, type Problem, problemOf } from '../../_client/api'
import { useAutosave } from '../../_client/autosave'
import { draftName, forgetDraft, keepDraft, useDraft } from '../../_client/draft'
import { type Meanwhile, meanwhileOf } from '../../_client/meanwhile'
import { useCommand } from '../../_client/use-command'
import { type AskForm, fieldsOf } from './values'

/** What a form was opened for: a request as it was saved, or a new one of a kind. */
export type Opened = { personId: string; kind: RequestKind; requestId: string | null; from: string | null }

/** What is typed belongs to who typed it, to the request, and to what was saved of it when it was typed. */
export const draftOf = ({ personId, kind, requestId, from }: Opened): string =>
  draftName(personId, requestId ? `request.${requestId}.${from ?? ''}` : `request.new.${kind}`)

type Options = Opened & {
  fields: RequestFields
  autosaves: boolean
  /** The form begins with what was typed before a reload, which is not saved yet. */
  restored: boolean
}

export function useSavedRequest(form: AskForm, { autosaves, restored, fields, ...opened }: Options) {
  const { id, base, nowFrom, forget } = useStandingDraft(form, opened)
  const savedFields = useRef(fields)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [lost, setLost] = useState(false)
  const [meanwhile, setMeanwhile] = useState<Meanwhile<RequestFields> | null>(null)
  const setError = form.setError
  const change = useCommand(api.requests.changeRequest)
  const draft = useCommand(api.requests.draftRequest)
  const submit = useCommand(api.requests.submitRequest)

  /** One save after the other, so that the first one's answer names the request for the next. */
  const save = useCallback((): Promise<string> => {
    const saving = queue.current
      .catch(() => {})
      .then(async () => {
        const values = fieldsOf(structuredClone(form.getValues()))
        const saved =
          id.current && base.current
            ? await change.runAsync({ requestId: id.current, madeFrom: base.current, fields: values })
            : await draft.runAsync({ fields: values })
        if (!id.current) window.history.replaceState(null, '', `/requests/${saved.requestId}`)
        nowFrom(saved, values)
        savedFields.current = values
        setMeanwhile(null)
        setSavedAt(saved.version)
        return saved.requestId
      })
    queue.current = saving
    saving.catch((error) => {
      showOnFields(problemOf(error)?.errors ?? [], setError)
      setMeanwhile((before) => savedElsewhere(problemOf(error)) ?? before)
    })
    return saving
  }, [change.runAsync, draft.runAsync, form.getValues, id, base, nowFrom, setError])

  /** What is being sent is saved by sending: a save of its own accord in between would be another version. */
  const sending = useRef(false)
  const saveUnlessSent = () => (sending.current ? Promise.resolve() : save())
  useAutosave(form, { on: autosaves && !meanwhile, restored, save: saveUnlessSent, setLost })

  /** Goes on from what was saved meanwhile: the next save is made from it. */
  const goOn = (seen: Meanwhile<RequestFields>) => {
    if (id.current) nowFrom({ requestId: id.current, version: String(seen.version) }, seen.current)
    savedFields.current = seen.current
    setMeanwhile(null)
    change.reset()
  }
  const send = async () => {
    sending.current = true
    try {
      const requestId = await save()
      return await submit.runAsync({ requestId, madeFrom: base.current ?? '' })
    } catch (error) {
      sending.current = false
      showOnFields(problemOf(error)?.errors ?? [], setError)
      throw error
    }
  }
  const pending = change.pending || draft.pending || submit.pending
  const problem = meanwhile ? null : (submit.problem ?? change.problem ?? draft.problem)
  return { save, send, savedAt, lost, meanwhile, base: () => savedFields.current, goOn, forget, pending, problem }
}

function savedElsewhere(problem: Problem | null): Meanwhile<RequestFields> | null {
  const seen = meanwhileOf<RequestFields>(problem)
  return seen && problem && { ...seen, what: problem.detail }
}

/** Refusals name fields of the request; the form has them without that name before them. */
function showOnFields(errors: readonly { field: string; message: string }[], setError: AskForm['setError']): void {
  for (const { field, message } of errors)
    setError(field.replace(/^fields\./, '') as 'need', { type: 'server', message })
}

/** Which request the form stands for by now, and the draft of what was typed since it was saved. */
function useStandingDraft(form: AskForm, opened: Opened) {
  const id = useRef(opened.requestId)
  const base = useRef(opened.from)
  const [name, setName] = useState(draftOf(opened))
  const present = useRef(name)
  const { personId, kind } = opened
  useDraft(form, name)
  const forget = useCallback(() => forgetDraft(present.current), [])
  /** The draft goes along to what was saved last; what was typed since stays one. */
  const nowFrom = useCallback(
    (saved: { requestId: string; version: string }, sent: unknown) => {
      forgetDraft(present.current)
      id.current = saved.requestId
      base.current = saved.version
      present.current = draftOf({ personId, kind, requestId: saved.requestId, from: saved.version })
      const values = form.getValues()
      if (JSON.stringify(values) !== JSON.stringify(sent)) keepDraft(present.current, values)
      setName(present.current)
    },
    [form.getValues, personId, kind],
  )
  return { id, base, nowFrom, forget }
}
