'use client'
/** Saves the form of a request: a draft by itself while somebody types, a change of a sent one when they say so. */
import type { RequestFields } from '@/lib/requests/inputs'
import type { RequestKind } from '@/lib/requests/kinds'
import { api } from '../../_client/api'
import { draftName } from '../../_client/draft'
import type { Meanwhile } from '../../_client/meanwhile'
import { type SavedAs, useSavedDraft } from '../../_client/saved-draft'
import { useCommand } from '../../_client/use-command'
import { type AskForm, fieldsOf } from './values'

/** What a form was opened for: a request as it was saved, or a new one of a kind. */
export type Opened = SavedAs & { personId: string; kind: RequestKind }

/** What is typed belongs to who typed it, to the request, and to what was saved of it when it was typed. */
export const draftOf = ({ personId, kind, id, from }: Opened): string =>
  draftName(personId, id ? `request.${id}.${from ?? ''}` : `request.new.${kind}`)

type Options = { opened: Opened; fields: RequestFields; autosaves: boolean; restored: boolean }

export function useSavedRequest(form: AskForm, { opened, ...begun }: Options) {
  const change = useCommand(api.requests.changeRequest)
  const draft = useCommand(api.requests.draftRequest)
  const submit = useCommand(api.requests.submitRequest)
  const saved = useSavedDraft(form, {
    ...begun,
    ...{ opened, fieldsOf, valuesOf: (fields: RequestFields) => fields },
    draftOf: (at) => draftOf({ ...opened, ...at }),
    placeOf: (id) => `/requests/${id}`,
    save: async ({ id, from }, fields) => {
      const { requestId, version } =
        id && from ? await change.runAsync({ requestId: id, madeFrom: from, fields }) : await draft.runAsync({ fields })
      return { id: requestId, from: version }
    },
  })
  const send = () => saved.send(({ id, from }) => submit.runAsync({ requestId: id, madeFrom: from }))
  const goOn = (seen: Meanwhile<RequestFields>) => {
    saved.goOn(seen)
    change.reset()
  }
  const problem = saved.meanwhile ? null : (submit.problem ?? change.problem ?? draft.problem)
  return { ...saved, send, goOn, problem }
}
