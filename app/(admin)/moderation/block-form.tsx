'use client'
import { blockPosterInput } from '@/lib/events/inputs'
import type { Submission } from '@/lib/events/shapes'
import { api } from '../../_client/api'
import { ReasonForm } from '../../_client/reason-form'

type Props = { submission: Submission; onDone: (words: string) => void }

export function BlockForm({ submission: { eventId, fields }, onDone }: Props) {
  return (
    <ReasonForm
      command={api.events.blockPoster}
      input={blockPosterInput}
      of={{ eventId }}
      label="Why may they not post any more?"
      id={`block-${eventId}`}
      step="Block them"
      onDone={() => onDone(`Whoever posted it may not post any more: ${fields.title}`)}
    />
  )
}
