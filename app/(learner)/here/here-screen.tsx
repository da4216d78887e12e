'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { checkMyselfInInput } from '@/lib/attendance/minute-inputs'
import type { MySession } from '@/lib/attendance/minute-shapes'
import { sessionWords } from '@/lib/events/words'
import { clock, wallOf } from '@/lib/platform/words-of-time'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { Loaded } from '../../_client/loaded'
import { useCommand } from '../../_client/use-command'
import { Section } from '../../_ui/arrange'
import { Button, LinkButton } from '../../_ui/button'
import { Empty } from '../../_ui/empty'
import { TextField } from '../../_ui/form'
import { Note } from '../../_ui/note'
import { Status } from '../../_ui/status'

/** Whoever is in a session says so themselves, and sees their own marks. */
export function HereScreen() {
  const query = useQuery(api.attendance.listMySessionsNow.queryOptions({ staleTime: 0, refetchInterval: 60_000 }))
  return (
    <Loaded query={query} lines={5}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty
            title="No session that you registered for is on now"
            actions={<LinkButton href="/training">What you are registered for</LinkButton>}
          >
            The code is taken from 30 minutes before a session starts until 15 minutes after it ends. If you registered
            without an account, sign in with the address you gave.
          </Empty>
        ) : (
          <div className="at-stack">
            <CodeForm />
            <Section id="marks" title="Your sessions now">
              <ul className="at-scans">
                {items.map((session) => (
                  <Marks key={session.sessionId} session={session} />
                ))}
              </ul>
              <p className="at-small at-soft">
                Near the end the host may ask for the code once more: it says that you stayed. If you missed it, tell
                the host; it is not a fault.
              </p>
            </Section>
          </div>
        )
      }
    </Loaded>
  )
}

const timeOf = (at: string, zone: string) => clock(wallOf(at, zone).time)

function CodeForm() {
  const form = useForm<z.infer<typeof checkMyselfInInput>>({
    resolver: zodResolver(checkMyselfInInput),
    defaultValues: { code: '' },
  })
  const check = useCommand(api.attendance.checkMyselfIn, {
    setError: form.setError,
    onDone: () => form.reset({ code: '' }),
  })
  const done = check.output
  return (
    <CommandForm form={form} command={check} onSend={(given) => check.run(given)} className="at-card at-form">
      {done ? (
        <Note kind="good" title={wordsOf(done.outcome, done.session)} live>
          <p>{done.session.title}</p>
        </Note>
      ) : null}
      <TextField
        label="The code on the screen"
        hint="Six digits. The host shows a new one every minute."
        inputMode="numeric"
        autoComplete="off"
        className="at-code"
        error={form.formState.errors.code?.message}
        {...form.register('code')}
      />
      <p className="at-gap">
        <Button type="submit" busy={check.pending}>
          I am here
        </Button>
      </p>
    </CommandForm>
  )
}

function wordsOf(outcome: 'in' | 'out' | 'already', { marks, zone }: MySession): string {
  const last = marks.at(-1)
  const time = last ? timeOf(last.at, zone) : ''
  if (outcome === 'already') return `You were checked in already, at ${time}; it counts once`
  return outcome === 'in' ? `You are checked in, at ${time}` : `It is noted that you stayed until ${time}`
}

function Marks({ session }: { session: MySession }) {
  const { title, marks, zone } = session
  return (
    <li>
      <span>
        <b>{title}</b>
        <span className="at-sub">{sessionWords(session)}</span>
        {marks.length === 0 ? <Status state="waiting">You are not checked in yet</Status> : null}
        {marks.map(({ kind, at }) => (
          <span key={at} className="at-sub">
            <Status state="met">
              {kind === 'in' ? `In at ${timeOf(at, zone)}` : `There until ${timeOf(at, zone)}`}
            </Status>
          </span>
        ))}
      </span>
    </li>
  )
}
