'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type ReactNode, useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { messageInput } from '@/lib/requests/inputs'
import type { Request } from '@/lib/requests/shapes'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { useKeptWords } from '../../_client/kept-words'
import { Said } from '../../_client/said'
import { useCommand } from '../../_client/use-command'
import { whenWords } from '../../_client/when'
import { Section } from '../../_ui/arrange'
import { Button } from '../../_ui/button'
import { TextArea } from '../../_ui/form'
import { names } from '../../_ui/names'
import { Pager } from '../../_ui/pager'
import { useWords } from '../../_ui/words'
import type { Speaking, Texts } from './messages'

type Entry = { key: string; at: string; className?: string; body: ReactNode }

/** Steps, messages and (for officers) notes in the order they came, then the way to write. */
export function Thread({ request }: { request: Request }) {
  const say = useWords<Texts>()
  const { page, pages } = request.thread
  const to = (other: number) => `/requests/${request.requestId}${other > 1 ? `?page=${other}` : ''}#messages`
  return (
    <Section id="messages" title={say('thread')}>
      <ol className="at-thread">
        {entriesOf(request, say).map(({ key, className, body }) => (
          <li key={key} className={names(className)}>
            {body}
          </li>
        ))}
      </ol>
      <Pager
        label={say('thread')}
        previous={page < pages ? { href: to(page + 1), label: say('earlier') } : null}
        next={page > 1 ? { href: to(page - 1), label: say('later') } : null}
        place={say('placeInThread', { page, pages })}
      />
      {request.may.write ? <WriteMessage request={request} /> : null}
    </Section>
  )
}

function entriesOf({ steps, messages, notes }: Request, say: Speaking): Entry[] {
  const entries: Entry[] = [
    ...steps.map((step) => ({ key: `${step.at} ${step.verb}`, at: step.at, body: <Step step={step} say={say} /> })),
    ...messages.map(({ messageId, writtenAt, fromOfficer, name, text }) => ({
      ...{ key: messageId, at: writtenAt, className: fromOfficer ? 'is-us' : '' },
      body: <Written name={name} when={whenWords(writtenAt)} text={text} />,
    })),
    ...(notes ?? []).map(({ noteId, writtenAt, name, text }) => ({
      ...{ key: noteId, at: writtenAt, className: 'is-note' },
      body: <Written name={name} when={whenWords(writtenAt)} text={text} mark={say('noteFor')} />,
    })),
  ]
  return entries.sort((a, b) => (a.at < b.at ? -1 : 1))
}

function Step({ step, say }: { step: Request['steps'][number]; say: Speaking }) {
  const { verb, byName, at, reason } = step
  return (
    <>
      <p className="at-small at-soft">{whenWords(at)}</p>
      <p>{say('stepWords', { verb, name: byName ?? say('system') })}</p>
      {reason ? <p className="at-written">{reason}</p> : null}
    </>
  )
}

function Written({ name, when, text, mark }: { name: string; when: string; text: string; mark?: string }) {
  return (
    <>
      <p>
        <b>{name}</b>{' '}
        <span className="at-small at-soft">
          {when}
          {mark ? <>; {mark}</> : null}
        </span>
      </p>
      <p className="at-written">{text}</p>
    </>
  )
}

type Given = z.infer<typeof messageInput>

function WriteMessage({ request: { requestId, own, requesterName, may } }: { request: Request }) {
  const say = useWords<Texts>()
  const [sent, setSent] = useState(0)
  const form = useForm<Given>({
    resolver: zodResolver(messageInput),
    defaultValues: { requestId, text: '' },
    shouldFocusError: false,
  })
  const forget = useKeptWords(form, `request.${requestId}.message`)
  const write = useCommand(api.requests.writeRequestMessage, {
    setError: form.setError,
    onDone: () => {
      form.reset({ requestId, text: '' })
      forget()
      setSent((before) => before + 1)
    },
  })
  return (
    <CommandForm form={form} command={write} onSend={(given) => write.run(given)} className="at-form at-noprint">
      <TextArea
        label={!own && may.note ? say('answer', { name: requesterName }) : say('write')}
        id="message"
        hint={say('writeHint')}
        rows={4}
        error={form.formState.errors.text?.message}
        {...form.register('text')}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={write.pending}>
          {say('sendMessage')}
        </Button>
      </p>
      <Said key={sent} words={sent > 0 ? say('messageSent') : null} level={3} />
    </CommandForm>
  )
}
