'use client'
/** Saves the form of a claim by itself while somebody types, and sends it. */
import { useCallback, useRef, useState } from 'react'
import type { ClaimFields } from '@/lib/claims/inputs'
import { api, type Problem, problemOf } from '../../_client/api'
import { useAutosave } from '../../_client/autosave'
import { draftName, forgetDraft, keepDraft, useDraft } from '../../_client/draft'
import { type Meanwhile, meanwhileOf } from '../../_client/meanwhile'
import { useCommand } from '../../_client/use-command'
import { type ClaimForm, fieldsOf } from './values'

/** What a form was opened for: a claim as it was saved, or a new one. */
export type Opened = { personId: string; claimId: string | null; from: string | null; about: string }

/** What is typed belongs to who typed it, to the claim, and to what was saved of it when it was typed. */
export const draftOf = ({ personId, claimId, from, about }: Opened): string =>
  draftName(personId, claimId ? `claim.${claimId}.${from ?? ''}` : `claim.new.${about}`)

type Options = Opened & {
  fields: ClaimFields
  /** The form begins with what was typed before a reload, which is not saved yet. */
  restored: boolean
}

export function useSavedClaim(form: ClaimForm, { restored, fields, ...opened }: Options) {
  const standing = useStandingDraft(form, opened)
  const { id, base, nowFrom, forget } = standing
  const savedFields = useRef(fields)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [lost, setLost] = useState(false)
  const [meanwhile, setMeanwhile] = useState<Meanwhile<ClaimFields> | null>(null)
  const setError = form.setError
  const change = useCommand(api.claims.changeClaim)
  const draft = useCommand(api.claims.draftClaim)
  const submit = useCommand(api.claims.submitClaim)

  /** One save after the other, so that the first one's answer names the claim for the next. */
  const save = useCallback((): Promise<string> => {
    const saving = queue.current
      .catch(() => {})
      .then(async () => {
        const values = structuredClone(form.getValues())
        const given = fieldsOf(values)
        const saved =
          id.current && base.current
            ? await change.runAsync({ claimId: id.current, madeFrom: base.current, fields: given })
            : await draft.runAsync({ fields: given })
        if (!id.current) window.history.replaceState(null, '', `/training/claims/${saved.claimId}`)
        nowFrom(saved, values)
        savedFields.current = given
        setMeanwhile(null)
        setSavedAt(saved.version)
        return saved.claimId
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
  useAutosave(form, { on: !meanwhile, restored, save: saveUnlessSent, setLost })

  /** Goes on from what was saved meanwhile: the next save is made from it. */
  const goOn = (seen: Meanwhile<ClaimFields>) => {
    if (id.current) nowFrom({ claimId: id.current, version: String(seen.version) }, form.getValues())
    savedFields.current = seen.current
    setMeanwhile(null)
    change.reset()
  }
  const send = async () => {
    sending.current = true
    try {
      const claimId = await save()
      await submit.runAsync({ claimId, madeFrom: base.current ?? '', attested: true })
      return claimId
    } catch (error) {
      sending.current = false
      showOnFields(problemOf(error)?.errors ?? [], setError)
      throw error
    }
  }
  const pending = change.pending || draft.pending || submit.pending
  const problem = meanwhile ? null : (submit.problem ?? change.problem ?? draft.problem)
  return { id, save, send, savedAt, lost, meanwhile, base: () => savedFields.current, goOn, forget, pending, problem }
}

function savedElsewhere(problem: Problem | null): Meanwhile<ClaimFields> | null {
  const seen = meanwhileOf<ClaimFields>(problem)
  return seen && problem && { ...seen, what: problem.detail }
}

/** Refusals name fields of the claim; the form has them without that name before them, and minutes as hours. */
function showOnFields(errors: readonly { field: string; message: string }[], setError: ClaimForm['setError']): void {
  for (const { field, message } of errors) {
    const name = field.replace(/^fields\./, '').replace('minutes', 'hours')
    setError(name as 'title', { type: 'server', message })
  }
}

/** Which claim the form stands for by now, and the draft of what was typed since it was saved. */
function useStandingDraft(form: ClaimForm, opened: Opened) {
  const id = useRef(opened.claimId)
  const base = useRef(opened.from)
  const [name, setName] = useState(draftOf(opened))
  const present = useRef(name)
  const { personId, about } = opened
  useDraft(form, name)
  const forget = useCallback(() => forgetDraft(present.current), [])
  /** The draft goes along to what was saved last; what was typed since stays one. */
  const nowFrom = useCallback(
    (saved: { claimId: string; version: string }, sent: unknown) => {
      forgetDraft(present.current)
      id.current = saved.claimId
      base.current = saved.version
      present.current = draftOf({ personId, about, claimId: saved.claimId, from: saved.version })
      const values = form.getValues()
      if (JSON.stringify(values) !== JSON.stringify(sent)) keepDraft(present.current, values)
      setName(present.current)
    },
    [form.getValues, personId, about],
  )
  return { id, base, nowFrom, forget }
}
