'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect } from 'react'
import { isDay } from '@/lib/platform/days'
import { api } from '../../_client/api'
import { SelectField } from '../../_ui/form'
import { useWords } from '../../_ui/words'
import { AlikeNote } from './alike-note'
import type { formTexts } from './messages'
import type { ClaimForm } from './values'

/** `typed`: title, first and last day, and the event that it began from. */
type Props = { form: ClaimForm; claimId: string | null; typed: [string, string, string, string | null] }

/** Before it is sent: what on the record is like it, and which agency it goes to. */
export function LikenessNote({ form, claimId, typed: [title, startsOn, endsOn, eventSlug] }: Props) {
  const say = useWords<typeof formTexts>()
  const asked = useDeferredValue({ title: title.trim(), startsOn, endsOn: endsOn || startsOn })
  const enabled = isDay(asked.startsOn) && isDay(asked.endsOn)
  const { data } = useQuery(
    api.claims.findLikeness.queryOptions({
      input: { ...asked, eventSlug: eventSlug ?? undefined, claimId: claimId ?? undefined },
      enabled,
      placeholderData: keepPreviousData,
    }),
  )
  useShownAgency(form, data?.agencies)
  if (!enabled || !data) return null
  const { agencies, alike } = data
  return (
    <div aria-live="polite">
      <AlikeNote alike={alike} />
      {agencies.length > 1 ? (
        <SelectField
          label={say('agency')}
          hint={say('agencyHint')}
          options={agencies.map(({ agencyId, name }) => ({ value: agencyId, label: name }))}
          {...form.register('agencyId')}
        />
      ) : (
        <p className="at-gap">{agencies[0] ? say('goesTo', { agency: agencies[0].name }) : say('noAgency')}</p>
      )}
    </div>
  )
}

/** Where several could decide, the one that it would go to is chosen in sight: nothing goes where nobody said it goes. */
function useShownAgency(form: ClaimForm, agencies: readonly { agencyId: string }[] | undefined) {
  useEffect(() => {
    const [first] = agencies ?? []
    if (!first || !agencies || agencies.length < 2) return
    if (!agencies.some(({ agencyId }) => agencyId === form.getValues('agencyId')))
      form.setValue('agencyId', first.agencyId, { shouldDirty: true })
  }, [form, agencies])
}
