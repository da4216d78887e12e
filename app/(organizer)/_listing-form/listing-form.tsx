'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type ReactNode, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { draftName, forgetDraft, keepDraft, readDraft, useDraft } from '@/app/_client/draft'
import { useFollowed } from '@/app/_client/followed'
import { useMe } from '@/app/_client/me'
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
  const [opened, setOpened] = useState(listing)
  const draft = draftOf(personId, opened)
  const start = opened?.fields ?? nothingYet
  const [kept] = useState(() => readDraft<ListingValues>(draft, start))
  const form = useForm<ListingValues, unknown, ListingFields>({
    resolver: zodResolver(listingFields),
    defaultValues: kept.values,
    shouldFocusError: false,
  })
  useDraft(form, draft)
  const [restored, setRestored] = useState(kept.restored)
  const save = useSave(listing, form.setError, (result) => {
    forgetDraft(draft)
    onDone(result)
  })
  useFollowed(form, {
    ...{ version: listing?.version ?? null, values: listing?.fields ?? nothingYet, restored },
    onVersion: (version) => {
      save.madeFrom(version ?? '')
      forgetDraft(draft)
      if (form.formState.isDirty || restored) keepDraft(draftOf(personId, listing), form.getValues())
      setOpened(listing)
    },
  })
  const beginAnew = () => {
    form.reset(start)
    forgetDraft(draft)
    setRestored(false)
  }
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

const draftOf = (personId: string, listing: Props['listing']) =>
  draftName(personId, listing ? `listing.${listing.listingId}.${listing.version}` : 'listing.new')

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
