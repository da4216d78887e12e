'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { sessionWords } from '@/lib/events/words'
import { api, problemOf } from '../../_client/api'
import { Said } from '../../_client/said'
import { Section } from '../../_ui/arrange'
import { Button } from '../../_ui/button'
import { TextField } from '../../_ui/form'
import { Link } from '../../_ui/link'
import { Loading } from '../../_ui/loading'
import { Note } from '../../_ui/note'
import { SubmissionCard } from './submission-card'

const MOST = 8

/** Events on the calendar, found by words, to take one off when it should not be there. */
export function LookUp({ slug }: { slug: string | null }) {
  const router = useRouter()
  const [words, setWords] = useState('')
  const [taken, setTaken] = useState<string | null>(null)
  const look = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTaken(null)
    setWords(String(new FormData(event.currentTarget).get('words') ?? '').trim())
    if (slug) router.replace('/moderation', { scroll: false })
  }
  return (
    <Section id="look-up" title="Look at an event on the calendar">
      <form onSubmit={look} className="at-row at-row--end">
        <TextField label="Words of its title, place or organization" name="words" type="search" />
        <Button type="submit" variant="outline">
          Find it
        </Button>
      </form>
      <Said words={taken} />
      {slug && !taken ? <Posting slug={slug} onTaken={setTaken} /> : null}
      {words && !slug ? <Found words={words} /> : null}
    </Section>
  )
}

function Found({ words }: { words: string }) {
  const query = useQuery(
    api.events.listCalendar.queryOptions({ input: { q: words, page: 1, format: [], kind: [], credit: '' } }),
  )
  if (query.isPending) return <Loading lines={3} />
  const items = (query.data?.items ?? []).filter(({ status }) => status === 'published')
  if (items.length === 0)
    return (
      <Note title="Nothing on the calendar has these words" live>
        Try fewer words. Events that are over or canceled are not listed.
      </Note>
    )
  return (
    <ul className="at-gap" aria-live="polite">
      {items.slice(0, MOST).map(({ slug, title, sessions: [first] }) => (
        <li key={slug}>
          <Link href={`/moderation?event=${slug}`} scroll={false}>
            {title}
          </Link>
          {first ? <span className="at-small">, {sessionWords(first)}</span> : null}
        </li>
      ))}
      {items.length > MOST ? <li className="at-soft">More have these words; write more of them.</li> : null}
    </ul>
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
