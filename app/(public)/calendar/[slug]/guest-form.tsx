'use client'
/** Coming without an account: name and address, then the code that was sent there, then the place. */
import { useEffect, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { GuestPlaced, RegistrationOffer } from '@/lib/registration/shapes'
import { stateName, stateStatus } from '@/lib/registration/words'
import { api } from '../../../_client/api'
import { useCodeSent } from '../../../_client/code-sent'
import { CommandForm } from '../../../_client/command-form'
import { draftName, forgetDraft, readDraft, useDraft } from '../../../_client/draft'
import { useCommand } from '../../../_client/use-command'
import { type Asked, AskedFields, answersOf, nothingAnswered } from '../../../_registration/asked'
import { Button } from '../../../_ui/button'
import { TextField } from '../../../_ui/form'
import { Link } from '../../../_ui/link'
import { Status } from '../../../_ui/status'

type Scope = RegistrationOffer['scopes'][number]
type Values = Asked & { name: string; email: string }

type Props = { offer: RegistrationOffer; open: readonly Scope[]; onPlaced: (placed: GuestPlaced) => void }

/** Which step it is at outlives a reload, and so does what was typed: a phone drops the page while one looks at the mail. */
export function GuestForm({ offer, open, onPlaced }: Props) {
  const { sent, setSent } = useCodeSent(`attest.guest.${offer.eventId}`)
  const draft = draftName(GUEST, `registration ${offer.eventId}`)
  const request = sent?.request
  const [isOpen, setOpen] = useState(false)
  const placed = (answer: GuestPlaced) => {
    forgetDraft(draft)
    setSent(null)
    onPlaced(answer)
  }
  return (
    <details open={isOpen || request !== undefined} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Come without an account…</summary>
      {sent && request ? (
        <CodeForm asked={{ request, email: sent.email }} onPlaced={placed} onBack={() => setSent(null)} />
      ) : (
        <AskForm {...{ offer, open, draft }} onAsked={(asked) => setSent({ ...asked, asked: Date.now() })} />
      )}
    </details>
  )
}

/** What guests begin is theirs until somebody signs in. */
const GUEST = 'guest'

type AskProps = {
  offer: RegistrationOffer
  open: readonly Scope[]
  draft: string
  onAsked: (asked: { request: string; email: string }) => void
}

function AskForm({ offer, open, draft, onAsked }: AskProps) {
  const [start] = useState(() => readDraft<Values>(draft, { ...nothingAnswered(offer.questions), name: '', email: '' }))
  const form = useForm<Values>({ defaultValues: start.values, shouldFocusError: false })
  useDraft(form, draft)
  const send = useCommand(api.registration.askGuestPlace, {
    setError: form.setError,
    onDone: ({ request }) => onAsked({ request, email: form.getValues('email') }),
  })
  const { errors } = form.formState
  const onSend = ({ answers, ...given }: Values) =>
    send.run({ ...given, eventId: offer.eventId ?? '', answers: answersOf(answers) })
  return (
    <CommandForm form={form} command={send} onSend={onSend}>
      <TextField label="Your name" autoComplete="name" error={errors.name?.message} {...form.register('name')} />
      <TextField
        label="Your e-mail"
        type="email"
        autoComplete="email"
        hint="A code of six digits goes there."
        error={errors.email?.message}
        {...form.register('email')}
      />
      <AskedFields form={form} offer={offer} open={open} />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={send.pending}>
          Send me a code
        </Button>
      </p>
      <p className="at-small at-soft">
        The organizer sees your name and what you answer. Nothing is kept for you before you type the code. Should you
        make an account with this address later, you find this there.
      </p>
    </CommandForm>
  )
}

type CodeProps = {
  asked: { request: string; email: string }
  onPlaced: (placed: GuestPlaced) => void
  onBack: () => void
}

function CodeForm({ asked: { request, email }, onPlaced, onBack }: CodeProps) {
  const form = useForm<{ code: string }>({ defaultValues: { code: '' }, shouldFocusError: false })
  const send = useCommand(api.registration.confirmGuestPlace, { setError: form.setError, onDone: onPlaced })
  const place = useAtOnce<HTMLParagraphElement>()
  return (
    <CommandForm form={form} command={send} onSend={({ code }) => send.run({ request, code })}>
      <p ref={place} tabIndex={-1}>
        A code of six digits is on its way to {email}.
      </p>
      <TextField
        label="The code"
        short
        inputMode="numeric"
        autoComplete="one-time-code"
        error={form.formState.errors.code?.message}
        {...form.register('code')}
      />
      <p className="at-row at-gap">
        <Button type="submit" busy={send.pending}>
          Register and keep my place
        </Button>
        <Button variant="outline" onClick={onBack}>
          Ask for another code
        </Button>
      </p>
    </CommandForm>
  )
}

/** What takes the place of a form takes its focus too, and is read. */
function useAtOnce<E extends HTMLElement>() {
  const place = useRef<E>(null)
  useEffect(() => place.current?.focus(), [])
  return place
}

/** Stands in place of the form and of the ways to register: it is done. */
export function Placed({ placed }: { placed: GuestPlaced }) {
  const place = useAtOnce<HTMLUListElement>()
  return (
    <ul ref={place} tabIndex={-1} className="at-plain">
      {placed.items.map(({ link, state }) => (
        <li key={link}>
          <Status state={stateStatus[state]}>{stateName(state)}</Status>
          <p>
            <Link href={`/place?link=${link}`}>
              Your place: its code, the entry for your calendar, and a way to give it back
            </Link>
          </p>
        </li>
      ))}
    </ul>
  )
}
