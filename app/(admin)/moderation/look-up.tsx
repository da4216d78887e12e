'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { api, problemOf } from '../../_client/api'
import { Section } from '../../_ui/arrange'
import { Button } from '../../_ui/button'
import { TextField } from '../../_ui/form'
import { Loading } from '../../_ui/loading'
import { Note } from '../../_ui/note'
import { SubmissionCard } from './submission-card'

/** A published event by its address, to take it off when it should not be there. */
export function LookUp({ slug }: { slug: string | null }) {
  const router = useRouter()
  const [taken, setTaken] = useState<string | null>(null)
  const look = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTaken(null)
    const address = String(new FormData(event.currentTarget).get('address') ?? '')
    router.replace(`/moderation?event=${encodeURIComponent(slugIn(address))}`, { scroll: false })
  }
  return (
    <Section id="look-up" title="Look at an event on the calendar">
      <form onSubmit={look} className="at-form">
        <TextField
          label="Address of its page"
          name="address"
          hint="For example /calendar/two-desks-one-case"
          defaultValue={slug ? `/calendar/${slug}` : ''}
        />
        <p className="at-gap">
          <Button type="submit" variant="outline">
            Look at it
          </Button>
        </p>
      </form>
      {taken ? <Note kind="good" title={taken} live /> : null}
      {slug && !taken ? <Posting slug={slug} onTaken={setTaken} /> : null}
    </Section>
  )
}

function Posting({ slug, onTaken }: { slug: string; onTaken: (words: string) => void }) {
  const query = useQuery(api.events.getPosting.queryOptions({ input: { slug }, retry: false }))
  if (query.data) return <SubmissionCard submission={query.data} onDecided={onTaken} />
  if (query.isPending) return <Loading lines={4} />
  return (
    <Note kind="caution" title="No published event has this address" live>
      {problemOf(query.error)?.detail}
    </Note>
  )
}

/** The last part of a path or full address. */
const slugIn = (address: string) =>
  address
    .trim()
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .split('/')
    .at(-1) ?? ''
