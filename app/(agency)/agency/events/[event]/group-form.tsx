'use client'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { type InParts, More } from '@/app/_client/more'
import { useCommand } from '@/app/_client/use-command'
import { type Asked, AskedFields, answersOf, nothingAnswered } from '@/app/_registration/asked'
import { Row } from '@/app/_ui/arrange'
import { Button } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { TextArea } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { count } from '@/lib/platform/words'
import type { GroupMember, GroupOffer } from '@/lib/registration/shapes'
import { GroupResults } from './group-results'
import { PeopleToPick } from './people-to-pick'
import { roomWords } from './words'

type Values = Asked & { line: string }
type Props = {
  agencyId: string
  eventId: string
  offer: GroupOffer
  items: readonly GroupMember[]
  isNarrowed: boolean
  query: InParts
}

/** Who is ticked stays ticked while others are looked for on further pages. */
export function GroupForm({ agencyId, eventId, offer, items, isNarrowed, query }: Props) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const form = useForm<Values>({
    defaultValues: { ...nothingAnswered(offer.questions), line: '' },
    shouldFocusError: false,
  })
  const send = useCommand(api.registration.registerGroup, {
    setError: form.setError,
    onDone: () => setPicked(new Set()),
  })
  const { errors } = form.formState
  const open = offer.scopes.filter(({ standing }) => standing === 'open')
  const onSend = ({ answers, ...given }: Values) =>
    send.run({
      ...{ ...given, agencyId, eventId, personIds: [...picked] },
      answers: answersOf(answers),
    })
  const toggle = (personId: string) => {
    const next = new Set(picked)
    if (!next.delete(personId)) next.add(personId)
    setPicked(next)
  }
  if (open.length === 0)
    return (
      <Empty title="Registration is not open">
        {offer.scopes[0] ? `${roomWords(offer.scopes[0])}.` : 'It has no day yet.'}
      </Empty>
    )
  return (
    <CommandForm form={form} command={send} onSend={onSend} className="at-section">
      {send.output ? <GroupResults items={send.output.items} /> : null}
      {items.length === 0 ? (
        <Empty title={isNarrowed ? 'Nobody matches' : 'Nobody needs this event to meet a requirement'}>
          Choose “Everybody” to pick from all who serve today.
        </Empty>
      ) : (
        <PeopleToPick items={items} picked={picked} toggle={toggle} bySession={offer.unit === 'session'} />
      )}
      <More query={query}>
        Show more people ({items.length} of {offer.total})
      </More>
      <div className="at-form">
        <AskedFields
          {...{ form, offer, open }}
          others={{ hintOf: roomWords, audienceHint: offer.audienceProof || undefined }}
        />
        <TextArea
          label="A line to them"
          optional
          hint="It goes into the letter that each of them gets."
          rows={2}
          error={errors.line?.message}
          {...form.register('line')}
        />
      </div>
      <Row className="at-gap">
        <b aria-live="polite">{count(picked.size, 'person picked', 'people picked')}</b>
        <Button type="submit" busy={send.pending}>
          {offer.needsApproval ? 'Ask for places and tell them' : 'Register them and tell them'}
        </Button>
      </Row>
      <Note title="What they get" level={3} className="at-gap">
        Each gets a letter with a code for the door, if they confirmed an address. Each can say no; you see it under
        “Who is registered for what”. What somebody needs, such as an interpreter, they tell the organizer themselves.
      </Note>
    </CommandForm>
  )
}
