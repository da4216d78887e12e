'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { draftName, forgetDraft, keepDraft, readDraft, useDraft } from '@/app/_client/draft'
import { useFollowed } from '@/app/_client/followed'
import { useMe } from '@/app/_client/me'
import { isSame } from '@/app/_client/merge'
import { Restored } from '@/app/_client/restored'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { FormActions } from '@/app/_ui/form'
import { Loading } from '@/app/_ui/loading'
import type { ListingResult } from '@/lib/directory/life-shapes'
import { type ListingFields, listingFieldNames, listingFields } from '@/lib/directory/listing-fields'
import { AreaPart, ContactPart, SourcePart } from './contact-parts'
import { AboutPart, HelpPart } from './help-parts'
import type { ListingValues } from './values'

type Props = {
  /** What is changed; without it a listing is suggested. */
  listing?: { listingId: string; version: string; fields: ListingFields } | undefined
  /** What the last step is called. */
  step: string
  onDone: (result: ListingResult) => void
  /** The other ways to end, before the last step. */
  children?: ReactNode
}

/** One page for suggesting a listing and for changing one. What is typed outlives a reload. */
export function ListingForm(props: Props) {
  const personId = useMe().me?.person?.id
  return personId ? <OwnForm {...props} personId={personId} /> : <Loading lines={10} />
}

function OwnForm({ listing, step, onDone, children, personId }: Props & { personId: string }) {
  const draft = draftName(personId, `listing.${listing?.listingId ?? 'new'}`)
  const [kept] = useState(() => readDraft<ListingValues>(draft, listing?.fields ?? nothingYet))
  const [opened, setOpened] = useState(() => (kept.restored ? openedBefore(draft, listing) : listing))
  const form = useForm<ListingValues, unknown, ListingFields>({
    resolver: zodResolver(listingFields),
    defaultValues: kept.values,
    shouldFocusError: false,
  })
  useDraft(form, draft)
  useEffect(() => keepDraft(madeFromOf(draft), { opened }), [draft, opened])
  const [restored, setRestored] = useState(kept.restored)
  const forget = () => {
    forgetDraft(draft)
    forgetDraft(madeFromOf(draft))
  }
  const save = useSave(opened, form.setError, (result) => {
    forget()
    onDone(result)
  })
  const follow = () => {
    save.madeFrom(listing?.version ?? '')
    setOpened(listing)
  }
  const latest = { version: listing?.version ?? null, values: listing?.fields ?? nothingYet }
  useFollowed(form, { ...latest, restored, onVersion: follow })
  const beginAnew = () => {
    follow()
    form.reset(latest.values)
    forget()
    setRestored(false)
  }
  const start = opened?.fields ?? nothingYet
  return (
    <CommandForm
      form={form}
      command={save}
      onSend={save.run}
      saves={{ names: listingFieldNames, onSeen: save.madeFrom, base: start }}
    >
      {kept.restored ? <Restored onForget={beginAnew} /> : null}
      <AboutPart form={form} />
      <ContactPart form={form} />
      <AreaPart form={form} />
      <HelpPart form={form} />
      <SourcePart form={form} />
      <FormActions>
        {children ?? <span />}
        <Button type="submit" busy={save.pending}>
          {step}
        </Button>
      </FormActions>
    </CommandForm>
  )
}

/** Beside a draft stands what its form was opened with: should the listing be another by then, what differs is named. */
const madeFromOf = (draft: string) => `${draft}.from`

/** After a reload, what the form had been opened with; the listing as it is where its fields say the same. */
export function openedBefore(draft: string, listing: Props['listing']): Props['listing'] {
  const { opened } = readDraft<{ opened: Props['listing'] }>(madeFromOf(draft), { opened: listing }).values
  if (!opened || !listing || opened.listingId !== listing.listingId) return listing
  return isSame(opened.fields, listing.fields) ? listing : opened
}

function useSave(
  listing: Props['listing'],
  setError: ReturnType<typeof useForm<ListingValues>>['setError'],
  onDone: Props['onDone'],
) {
  const suggest = useCommand(api.directory.suggestListing, { setError, onDone })
  const change = useCommand(api.directory.changeListing, { setError, onDone })
  const version = useRef(listing?.version ?? '')
  const run = (given: ListingFields) =>
    listing ? change.run({ ...given, listingId: listing.listingId, madeFrom: version.current }) : suggest.run(given)
  const madeFrom = (seen: string | number) => {
    version.current = String(seen)
  }
  return { ...(listing ? change : suggest), run, madeFrom }
}

const nothingYet: ListingValues = {
  ...{ kind: 'service-provider', name: '', summary: '', whom: '', isShelter: false, interpreter: false },
  ...{ victimizationIds: [], serviceIds: [], populationIds: [], languageIds: [] },
  ...{
    isNationwide: false,
    servedStates: [],
    servedCounties: [],
    servedWords: '',
    city: '',
    state: '',
    postalCode: '',
  },
  ...{ phone: '', textNumber: '', url: '', hours: '', sourceName: '', sourceUrl: '', sourceSeenOn: '' },
}
