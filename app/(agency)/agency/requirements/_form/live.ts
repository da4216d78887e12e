'use client'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { useSettled } from '@/app/_client/settled'
import type { PackDetail } from '@/lib/mandates/inputs'
import { filled } from '@/lib/mandates/rules'
import { previewRequirementInput } from '@/lib/requirements/inputs'
import { lastMonthEnd } from './places-words'
import {
  givenIn,
  inputOf,
  type RequirementForm,
  type RequirementGiven,
  type RequirementInput,
  type RequirementValues,
} from './values'

/** Whom the requirement would ask as it stands in the form, counted when typing pauses. */
export const usePreview = (form: RequirementForm, rule: PackDetail['rule']) =>
  useCounted(useWatch({ control: form.control, compute: (values) => asGiven(values, rule) }))

/** Of a pack that leaves courses to the agency, those that it names. */
function asGiven(values: RequirementValues, rule: PackDetail['rule']): RequirementInput {
  const asked = inputOf(values)
  if (!rule?.asksGiven) return asked
  const { criterion, limits } = filled(rule, givenIn(values))
  return {
    ...asked,
    criterion,
    limits: { ...asked.limits, ...(limits.countsFrom && { countsFrom: limits.countsFrom }) },
  }
}

/** The same of terms that come otherwise than from that form; and where the training is to be had, once it is known by when. */
export function useCounted(values: object) {
  const parsed = previewRequirementInput.safeParse({ ...values, ...notCounted })
  const complete = parsed.success ? JSON.stringify(parsed.data) : null
  const settled = useSettled(complete)
  const terms = settled === null || settled !== complete ? null : (JSON.parse(settled) as RequirementGiven)
  const query = useQuery(api.requirements.previewRequirement.queryOptions({ input: terms ?? skipToken, retry: false }))
  const preview = terms ? query.data : undefined
  const training = useQuery(
    api.registration.previewTraining.queryOptions({ input: trainingAsked(terms, preview) ?? skipToken, retry: false }),
  )
  return { missing: complete === null, terms, preview, training: training.data, error: terms && query.error }
}

/** What is held is not learned, and what nobody owes needs no place. */
function trainingAsked(
  terms: RequirementGiven | null,
  preview: { appliesTo: number; met: number; months: Months } | undefined,
) {
  if (!terms || !preview || preview.appliesTo === preview.met || terms.criterion.kind === 'certification') return null
  const { agencyId, criterion } = terms
  return { agencyId, criterion, until: lastMonthEnd(preview.months) }
}
type Months = Parameters<typeof lastMonthEnd>[0]

/** Name and source change no figure: it is counted without them, and not again while they are typed. */
const notCounted = { name: 'Counted without its name', citation: null }

export type LivePreview = ReturnType<typeof useCounted>
