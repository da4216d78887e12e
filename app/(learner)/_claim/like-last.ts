/** What a training that is taken again has in common with the time before: not its days, its proof, its note, or the event it was. */
import { type ClaimFields, claimDraft } from '@/lib/claims/fields'
import { type ClaimForm, type ClaimValues, valuesOf } from './values'

/** @param fields of the claim before */
export const likeLast = ({ title, provider, minutes, mode, topicIds, topicMinutes, priorityIds, ...of }: ClaimFields) =>
  claimDraft.parse({ title, provider, minutes, mode, topicIds, topicMinutes, priorityIds, relatedSlug: of.relatedSlug })

const taken = ['title', 'provider', 'hours', 'mode', 'topicIds', 'topicHours', 'priorityIds', 'relatedSlug'] as const
type Taken = (typeof taken)[number]

const isEmpty = (value: unknown): boolean =>
  !value || (typeof value === 'object' && Object.values(value).every((each) => !each))

/** What of the form is still empty, as the claim before has it: nothing that was typed is lost. */
export function stillEmpty(values: ClaimValues, before: ClaimFields): Partial<Pick<ClaimValues, Taken>> {
  const given = valuesOf(likeLast(before))
  // Hours by topic belong to their topics, and those to one training.
  const isOfThem = (name: Taken) => (name === 'topicHours' ? 'topicIds' : name)
  return Object.fromEntries(
    taken.flatMap((name) => (isEmpty(values[isOfThem(name)]) && !isEmpty(given[name]) ? [[name, given[name]]] : [])),
  )
}

/** @returns whether anything was filled in */
export function fillEmpty(form: ClaimForm, before: ClaimFields): boolean {
  const filled = Object.entries(stillEmpty(form.getValues(), before))
  for (const [name, value] of filled) form.setValue(name as Taken, value as never, { shouldDirty: true })
  form.clearErrors(filled.map(([name]) => name as Taken))
  return filled.length > 0
}
