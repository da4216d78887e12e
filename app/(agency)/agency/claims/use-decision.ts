'use client'
/** What somebody writes to decide about a claim. */
import { useLayoutEffect, useState } from 'react'
import { type DefaultValues, type FieldValues, useForm } from 'react-hook-form'
import type { Problem } from '@/app/_client/api'
import { draftKey, draftName, forgetDraft, keepDraft, readDraft } from '@/app/_client/draft'
import { useFollowed, useSeen } from '@/app/_client/followed'
import { useMe } from '@/app/_client/me'
import type { Claim } from '@/lib/claims/shapes'

/**
 * It is made from the claim as it was when somebody began to write, follows what changes until then, and is kept in this tab until
 * it was sent: another claim opened meanwhile, a change by somebody else and a reload lose nothing.
 * @returns the form; `madeFrom`, what it is sent with; whether it began with what was typed before; what to call once it was sent
 */
export function useDecision<V extends FieldValues>(what: string, { claimId, version }: Claim, values: V) {
  const draft = draftName(useMe().me?.person?.id ?? '', `claim.${what}.${claimId}`)
  const [kept] = useState(() => readDraft<FieldValues>(draft, { ...values, madeFrom: version }))
  const { madeFrom: begunFrom, ...typed } = kept.values
  const form = useForm<V>({ defaultValues: typed as DefaultValues<V>, shouldFocusError: false })
  const { subscribe, formState } = form
  const { restored } = kept
  const seen = useSeen(version, formState.isDirty || restored, String(begunFrom))
  useFollowed(form, { ...{ version, values, restored }, onVersion: () => {} })
  // Before the next key is read: what is typed at once counts too.
  useLayoutEffect(
    () =>
      subscribe({
        formState: { values: true, isDirty: true },
        callback: ({ values: now, isDirty }) =>
          isDirty || restored ? keepDraft(draft, { ...now, madeFrom: seen(null) }) : forgetDraft(draft),
      }),
    [subscribe, draft, seen, restored],
  )
  return { form, madeFrom: (problem: Problem | null) => seen(problem), restored, forget: () => forgetDraft(draft) }
}

/** Whether somebody began to write about the claim, in any of its forms. */
export function isBegun(personId: string, claimId: string): boolean {
  try {
    const keys = Object.keys(window.sessionStorage)
    return keys.some((key) => key.startsWith(draftKey(personId, '')) && key.endsWith(`.${claimId}`))
  } catch {
    return false
  }
}
