'use client'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Question } from '@/app/_registration/question'
import { Row } from '@/app/_ui/arrange'
import { Button } from '@/app/_ui/button'
import { CheckboxGroup } from '@/app/_ui/choice'
import { Empty } from '@/app/_ui/empty'
import { TextArea, TextField } from '@/app/_ui/form'
import { Note } from '@/app/_ui/note'
import { audienceWords, sessionWords } from '@/lib/events/words'
import { count } from '@/lib/platform/words'
import type { GroupMember, GroupOffer } from '@/lib/registration/shapes'
import { GroupResults } from './group-results'
import { PeopleToPick } from './people-to-pick'
import { roomWords } from './words'

type Values = {
  sessionIds: string[]
  audienceWord: string
  line: string
  answers: Record<string, string | string[] | null>
}
type Props = {
  agencyId: string
  eventId: string
  offer: GroupOffer
  items: readonly GroupMember[]
  isNarrowed: boolean
  more: { busy: boolean; fetch: () => void } | null
}

/** Who is ticked stays ticked while others are looked for on further pages. */
export function GroupForm({ agencyId, eventId, offer, items, isNarrowed, more }: Props) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const form = useForm<Values>({
    defaultValues: {
      ...{ sessionIds: [], audienceWord: '', line: '' },
      answers: Object.fromEntries(offer.questions.map(({ id, several }) => [id, several ? [] : ''])),
    },
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
      answers: Object.fromEntries(
        Object.entries(answers).map(([id, answer]) => [id, [answer ?? []].flat().filter(Boolean)]),
      ),
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
      {more ? (
        <p className="at-gap">
          <Button variant="outline" busy={more.busy} onClick={more.fetch}>
            Show more people ({items.length} of {offer.total})
          </Button>
        </p>
      ) : null}
      <div className="at-form">
        {offer.unit === 'session' ? (
          <CheckboxGroup
            label="What they come to"
            options={open.map((scope) => ({
              value: scope.sessionId ?? '',
              label: sessionWords(scope),
              hint: roomWords(scope),
            }))}
            error={errors.sessionIds?.message}
            {...form.register('sessionIds')}
          />
        ) : null}
        {offer.audienceLimit.length > 0 ? (
          <TextField
            label={`What shows that it is for them (${audienceWords(offer.audienceLimit)})`}
            hint={offer.audienceProof || undefined}
            error={errors.audienceWord?.message}
            {...form.register('audienceWord')}
          />
        ) : null}
        {offer.questions.map((question) => (
          <Question
            key={question.id}
            question={question}
            error={errors.answers?.[question.id]?.message}
            {...form.register(`answers.${question.id}`)}
          />
        ))}
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
