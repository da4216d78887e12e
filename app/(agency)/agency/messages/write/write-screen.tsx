'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { Loaded } from '@/app/_client/loaded'
import { useCommand } from '@/app/_client/use-command'
import { Section, Split } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Button } from '@/app/_ui/button'
import { CheckboxGroup } from '@/app/_ui/choice'
import { Empty } from '@/app/_ui/empty'
import { Forbidden } from '@/app/_ui/forbidden'
import { TextArea } from '@/app/_ui/form'
import { Tabs } from '@/app/_ui/tabs'
import { PageTitle } from '@/app/_ui/title'
import { count } from '@/lib/platform/words'
import { MOST_WORDS, type Recipients } from '@/lib/reminders/inputs'
import { type Agency, ForAgency, type ToScreen } from '../../../_agency'
import { Letter } from '../messages-screen'
import { leftOutWords } from '../words'

/** A letter from Attest to one or many, each about what is theirs to do; seen before it goes. */
export function WriteScreen() {
  return (
    <ForAgency lines={8}>
      {(agency, to) => (agency.mayChange ? <Asked agency={agency} to={to} /> : <Forbidden />)}
    </ForAgency>
  )
}

type Props = { agency: Agency; to: ToScreen }

function Asked({ agency: { agencyId }, to }: Props) {
  const asked = useSearchParams()
  const personId = asked.get('person') ?? undefined
  /** What would count toward this is suggested to them. */
  const requirementId = (personId && asked.get('suggest')) ?? undefined
  const which = asked.get('which') === 'due-30' ? ('due-30' as const) : ('overdue' as const)
  const query = useQuery(
    api.reminders.listRecipients.queryOptions({ input: { agencyId, which, personId, requirementId } }),
  )
  const tab = (each: 'overdue' | 'due-30') => to(`/agency/messages/write?which=${each}`)
  return (
    <>
      <Breadcrumb
        items={[
          personId && requirementId
            ? { label: 'Who is short of hours', href: to(`/agency/hours?requirement=${requirementId}`) }
            : { label: 'Messages', href: to('/agency/messages') },
          { label: 'Write' },
        ]}
      />
      <PageTitle
        title="Write to people"
        lead="Attest sends it, each person sees their own trainings and nobody else, and it is kept that you wrote."
      />
      {personId ? null : (
        <Tabs
          label="Who"
          items={[
            { href: tab('overdue'), label: 'Overdue', current: which === 'overdue' },
            { href: tab('due-30'), label: 'Due in 30 days', current: which === 'due-30' },
          ]}
        />
      )}
      <Loaded query={query} lines={8}>
        {(recipients) => (
          <Write key={`${which} ${personId} ${requirementId}`} {...{ agencyId, recipients, requirementId }} />
        )}
      </Loaded>
    </>
  )
}

type WriteProps = { agencyId: string; recipients: Recipients; requirementId: string | undefined }
type Typed = { personIds: string[]; note: string; suggested: string[] }

function Write({ agencyId, requirementId, recipients: { items, total, subject, suggestions } }: WriteProps) {
  const reachable = items.filter(({ leftOut }) => leftOut === null)
  const form = useForm<Typed>({
    defaultValues: {
      ...{ personIds: reachable.map(idOf), note: '' },
      suggested: suggestions.flatMap((each) => (each.hasPlace ? [] : keyOf(each))),
    },
    shouldFocusError: false,
  })
  const [written, setWritten] = useState<readonly string[]>([])
  const send = useCommand(api.reminders.writeMessage, {
    setError: form.setError,
    onDone: ({ leftOut }) => {
      const left = new Set(leftOut.map(({ personId }) => personId))
      setWritten(form.getValues('personIds').filter((personId) => !left.has(personId)))
      form.reset({ personIds: [], note: '', suggested: [] })
    },
  })
  const { personIds, note, suggested } = useWatch({ control: form.control }) as Typed
  const chosen = new Set(personIds)
  const first = reachable.find(({ personId }) => chosen.has(personId))
  const named = suggestions.filter((each) => suggested.includes(keyOf(each)))
  const lines = first && [...first.lines, ...named.map(({ line }) => line), ...first.ending]
  const text = lines && [first.greeting, note.trim(), ...lines].filter(Boolean).join('\n\n')
  if (items.length === 0)
    return <Empty title="Nobody to write to">Nobody has anything to do that is overdue or due by then.</Empty>
  return (
    <Split className="at-gap">
      <CommandForm
        form={form}
        command={send}
        done={send.output && doneWords(send.output)}
        onSend={(typed) => {
          const trainings = named.map(({ kind, slug }) => ({ kind, slug }))
          const beside = requirementId && trainings.length > 0 ? { suggested: { requirementId, trainings } } : {}
          return send.run({ agencyId, personIds: typed.personIds, note: typed.note, ...beside })
        }}
      >
        {reachable.length > 0 ? (
          <>
            <CheckboxGroup
              label="To"
              options={reachable.map(({ personId, familyName, givenName }) => ({
                value: personId,
                label: `${familyName}, ${givenName}`,
              }))}
              error={form.formState.errors.personIds?.message}
              {...form.register('personIds')}
            />
            {personIds.length === 0 ? (
              <p className="at-gap">
                <Button variant="outline" onClick={() => form.setValue('personIds', reachable.map(idOf))}>
                  Choose all {count(reachable.length, 'person', 'people')}
                </Button>
              </p>
            ) : null}
            {suggestions.length > 0 ? (
              <CheckboxGroup
                label="Suggest with it"
                options={suggestions.map((each) => ({
                  ...{ value: keyOf(each), label: each.title },
                  hint: each.hasPlace ? 'They have a place there already' : undefined,
                }))}
                {...form.register('suggested')}
              />
            ) : null}
            <TextArea
              label="Your own words"
              optional
              hint="They stand above what is missing. Name nobody whom the letter is not to."
              maxLength={MOST_WORDS}
              error={form.formState.errors.note?.message}
              {...form.register('note')}
            />
            <p className="at-gap">
              <Button type="submit" busy={send.pending}>
                Send to {count(personIds.length, 'person', 'people')}
              </Button>
            </p>
          </>
        ) : null}
        <LeftOut items={items.filter(({ personId }) => !written.includes(personId))} more={total - items.length} />
      </CommandForm>
      {first && text ? (
        <Section id="preview" title={`What ${first.givenName} ${first.familyName} will read`}>
          <Letter subject={subject} text={text} />
          <p className="at-small at-soft">
            It leaves in their daytime, in the language that they chose, with what is missing at that moment; whoever
            has done it by then gets none.
          </p>
        </Section>
      ) : null}
    </Split>
  )
}

const keyOf = ({ kind, slug }: Recipients['suggestions'][number]) => `${kind} ${slug}`
const idOf = ({ personId }: Recipients['items'][number]) => personId

/** In another tab they may have been written to meanwhile. */
function doneWords({ sent, leftOut }: { sent: number; leftOut: readonly unknown[] }): string {
  const left = `${count(leftOut.length, 'person was', 'people were')} left out`
  if (sent === 0) return `Nothing was sent: ${left}, and why stands below.`
  const to = `Sent to ${count(sent, 'person', 'people')}`
  return leftOut.length > 0 ? `${to}; ${left}.` : `${to}.`
}

/** Whoever was just sent it is not said to have been left out. */
function LeftOut({ items, more }: Pick<Recipients, 'items'> & { more: number }) {
  const out = items.filter(({ leftOut }) => leftOut !== null)
  return (
    <>
      {out.length > 0 ? (
        <div className="at-section">
          <h2 className="at-h3">Left out</h2>
          <ul>
            {out.map(({ personId, familyName, givenName, leftOut }) => (
              <li key={personId}>
                {familyName}, {givenName}: {leftOut ? leftOutWords[leftOut] : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {more > 0 ? (
        <p>
          {count(more, 'more person', 'more people')} beside these. Write to them in another message, once these have
          gone.
        </p>
      ) : null}
    </>
  )
}
