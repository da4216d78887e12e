'use client'
/** Saves the form of a claim by itself while somebody types, and sends it. */
import type { ClaimFields } from '@/lib/claims/inputs'
import { api } from '../../_client/api'
import { draftName } from '../../_client/draft'
import type { Meanwhile } from '../../_client/meanwhile'
import { type SavedAs, useSavedDraft } from '../../_client/saved-draft'
import { useCommand } from '../../_client/use-command'
import { type ClaimForm, fieldsOf, valuesOf } from './values'

/** What a form was opened for: a claim as it was saved, or a new one. */
export type Opened = SavedAs & { personId: string; about: string }

/** What is typed belongs to who typed it, to the claim, and to what was saved of it when it was typed. */
export const draftOf = ({ personId, id, from, about }: Opened): string =>
  draftName(personId, id ? `claim.${id}.${from ?? ''}` : `claim.new.${about}`)

type Options = { opened: Opened; fields: ClaimFields; restored: boolean }

export function useSavedClaim(form: ClaimForm, { opened, ...begun }: Options) {
  const change = useCommand(api.claims.changeClaim)
  const draft = useCommand(api.claims.draftClaim)
  const submit = useCommand(api.claims.submitClaim)
  const saved = useSavedDraft(form, {
    ...begun,
    ...{ opened, autosaves: true, fieldsOf, valuesOf },
    draftOf: (at) => draftOf({ ...opened, ...at }),
    placeOf: (id) => `/training/claims/${id}`,
    inForm: (field) => (field === 'minutes' ? 'hours' : field),
    save: async ({ id, from }, fields) => {
      const { claimId, version } =
        id && from ? await change.runAsync({ claimId: id, madeFrom: from, fields }) : await draft.runAsync({ fields })
      return { id: claimId, from: version }
    },
  })
  const send = () =>
    saved.send(async ({ id, from }) => {
      await submit.runAsync({ claimId: id, madeFrom: from, attested: true })
      return id
    })
  const goOn = (seen: Meanwhile<ClaimFields>) => {
    saved.goOn(seen)
    change.reset()
  }
  const pending = change.pending || draft.pending || submit.pending
  const problem = saved.meanwhile ? null : (submit.problem ?? change.problem ?? draft.problem)
  return { ...saved, send, goOn, pending, problem }
}
