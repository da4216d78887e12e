'use client'
import { api } from '@/app/_client/api'
import { ReasonForm } from '@/app/_client/reason-form'
import { retireListingInput } from '@/lib/directory/life-inputs'

type Props = { listing: { listingId: string; version: string }; onDone: () => void }

/** Takes a listing out, with a reason that the trail keeps. */
export function RetireForm({ listing: { listingId, version }, onDone }: Props) {
  return (
    <ReasonForm
      command={api.directory.retireListing}
      input={retireListingInput}
      of={{ listingId, madeFrom: version }}
      label="Why"
      id={`retire-reason-${listingId}`}
      hint="Moved, closed, never was"
      rows={2}
      step="Take it out"
      onDone={onDone}
    />
  )
}
