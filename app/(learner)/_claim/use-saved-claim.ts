'use client'
import { useRef, useState } from 'react'
/** Saves the form of a claim by itself while somebody types, and sends it. */
import type { ClaimFields } from '@/lib/claims/fields'
import { api, problemOf } from '../../_client/api'
import { draftName } from '../../_client/draft'
import { formKey } from '../../_client/form-key'
import { claimMessage } from '../../_client/kept-claim'
import type { Meanwhile } from '../../_client/meanwhile'
import type { Message } from '../../_client/offline-queue'
import { oneAtATime, useRunning } from '../../_client/one-at-a-time'
import { useOutbox } from '../../_client/outbox'
import { type SavedAs, useSavedDraft } from '../../_client/saved-draft'
import { useCommand } from '../../_client/use-command'
import { useKeptPhotos } from './use-kept-photos'
import { type ClaimForm, fieldsOf, valuesOf } from './values'

/** What a form was opened for: a claim as it was saved, or a new one. */
export type Opened = SavedAs & { personId: string; about: string }

/** What is typed belongs to who typed it, to the claim, and to what was saved of it when it was typed. */
export const draftOf = ({ personId, id, from, about }: Opened): string =>
  draftName(personId, id ? `claim.${id}.${from ?? ''}` : `claim.new.${about}`)

type Options = { opened: Opened; fields: ClaimFields; restored: boolean }

export function useSavedClaim(form: ClaimForm, { opened, ...begun }: Options) {
  const change = useCommand(api.claims.changeClaim)
  /** Kept for what is sent without a connection: what arrived of this form is not made a second time. */
  const key = useRef<string | null>(null)
  const draft = useCommand(api.claims.draftClaim, { key })
  const { put } = useOutbox()
  const [kept, setKept] = useState<Message | null>(null)
  const submit = useCommand(api.claims.submitClaim)
  const saved = useSavedDraft(form, {
    ...begun,
    ...{ opened, autosaves: true, fieldsOf, valuesOf },
    draftOf: (at) => draftOf({ ...opened, ...at }),
    placeOf: (id) => `/training/claims/${id}`,
    inForm: (field) => (field === 'minutes' ? 'hours' : field === 'topicMinutes' ? 'topicHours' : field),
    save: async ({ id, from }, fields) => {
      const { claimId, version } =
        id && from ? await change.runAsync({ claimId: id, madeFrom: from, fields }) : await draft.runAsync({ fields })
      return { id: claimId, from: version }
    },
  })
  const photos = useKeptPhotos(opened.personId, saved.at.current.id ?? `new.${opened.about}`)
  const sent = useRunning<string | null>()
  const send = () => oneAtATime(sent, sendOrKeep)
  /** Without a connection it waits on this device, with its photos. @returns the claim, once it is sent */
  const sendOrKeep = async (): Promise<string | null> => {
    try {
      return await saved.send(async ({ id, from }) => {
        await photos.sendTo(id)
        await submit.runAsync({ claimId: id, madeFrom: from, attested: true })
        return id
      })
    } catch (error) {
      if (problemOf(error)) throw error
      const { current: at } = saved.at
      const message = claimMessage(at, key.current ?? formKey(), fieldsOf(form.getValues()), photos.waits())
      // Where it cannot be kept, all of it stays in the form.
      const sending = put(message)
      photos.handOver()
      setKept(message)
      saved.forget()
      await sending
      return null
    }
  }
  const goOn = (seen: Meanwhile<ClaimFields>) => {
    saved.goOn(seen)
    change.reset()
  }
  const forget = () => {
    saved.forget()
    void photos.forget(photos.photos)
  }
  const pending = photos.busy || saved.pending
  const problem = saved.meanwhile ? null : (submit.problem ?? change.problem ?? draft.problem)
  return { ...saved, photos, forget, send, goOn, pending, problem, kept }
}
